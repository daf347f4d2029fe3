package com.example.completeorder;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;

/**
 * Completes one service order and ends: with 0 when WeChat Pay accepted it, else with 1.
 */
@SpringBootApplication
@ConfigurationPropertiesScan
public class CompleteOrderApplication {

	public static void main(String[] args) {
		SpringApplication application = new SpringApplication(CompleteOrderApplication.class);
		application.addInitializers(new FakeWeChatPayInitializer());
		System.exit(SpringApplication.exit(application.run(args)));
	}

}
