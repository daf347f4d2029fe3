package com.example.powerbank;

import org.springframework.boot.ApplicationRunner;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.core.env.Environment;

import io.github.payscore.local.LocalWeChatPay;
import io.github.payscore.local.LocalWeChatPayConfiguration;

/**
 * The application while it is developed, with a local WeChat Pay. Neither remembers
 * anything after the end.
 */
public final class LocalPowerBankApplication {

	private LocalPowerBankApplication() {
	}

	public static void main(String[] args) {
		SpringApplication.from(PowerBankApplication::main)
			.with(Development.class)
			.withAdditionalProfiles("development")
			.run(args);
	}

	@TestConfiguration(proxyBeanMethods = false)
	@Import(LocalWeChatPayConfiguration.class)
	static class Development {

		@Bean
		ApplicationRunner links(Environment environment, LocalWeChatPay weChatPay) {
			return (arguments) -> System.out.printf("""

					Rent a power bank   http://localhost:%s/ (its staff: /staff, as staff with the password staff)
					Your phone          %s/
					Stop with Ctrl+C
					%n""", environment.getProperty("local.server.port"), weChatPay.pageUrl());
		}

	}

}
