package com.example.powerbank;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.config.Customizer;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.web.SecurityFilterChain;

import io.github.payscore.autoconfigure.notification.security.servlet.WeChatPayNotificationRequest;

/**
 * Staff log in. Forms are protected by tokens, and notifications by their signature.
 */
@Configuration(proxyBeanMethods = false)
class SecurityConfiguration {

	@Bean
	SecurityFilterChain securityFilterChain(HttpSecurity http) {
		http.authorizeHttpRequests(
				(requests) -> requests.requestMatchers("/staff/**").authenticated().anyRequest().permitAll());
		http.csrf((csrf) -> csrf.ignoringRequestMatchers(WeChatPayNotificationRequest.toNotifications()));
		http.httpBasic(Customizer.withDefaults());
		return http.build();
	}

}
