package com.example.completeorder;

import java.util.Map;

import io.github.payscore.test.FakeWeChatPay;

import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ApplicationListener;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MapPropertySource;
import org.springframework.util.StringUtils;

/**
 * Starts FakeWeChatPay with the order in it, unless the environment says which merchant
 * is to talk to WeChat Pay.
 */
class FakeWeChatPayInitializer implements ApplicationContextInitializer<ConfigurableApplicationContext> {

	@Override
	public void initialize(ConfigurableApplicationContext context) {
		ConfigurableEnvironment environment = context.getEnvironment();
		if (!StringUtils.hasText(environment.getProperty("wechatpay.mchid"))) {
			FakeWeChatPay fake = FakeWeChatPay.start();
			fake.seedOrder(environment.getRequiredProperty("order.out-order-no"));
			environment.getPropertySources()
				.addFirst(new MapPropertySource("fakeWeChatPay", Map.copyOf(fake.properties())));
			context.addApplicationListener((ApplicationListener<ContextClosedEvent>) (event) -> fake.close());
		}
	}

}
