package com.example.powerbank;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;

/**
 * Rents out power banks; with {@code mvn -q -Ppower-bank} against a local WeChat Pay.
 */
@SpringBootApplication
@ConfigurationPropertiesScan
public class PowerBankApplication {

	public static void main(String[] args) {
		SpringApplication.run(PowerBankApplication.class, args);
	}

}
