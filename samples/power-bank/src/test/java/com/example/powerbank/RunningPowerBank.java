package com.example.powerbank;

import java.time.Duration;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.ActiveProfiles;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.util.TestSocketUtils;

import io.github.payscore.test.FakeWeChatPay;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The application with a local WeChat Pay, as it is developed but on free ports.
 */
@SpringBootTest(webEnvironment = WebEnvironment.DEFINED_PORT,
		properties = { "payscore.local.port=0", "payscore.local.folder=target/payscore-local",
				"wechatpay.retry.first-backoff=10ms" })
@AutoConfigureMockMvc
@Import(LocalPowerBankApplication.Development.class)
@ActiveProfiles("development")
abstract class RunningPowerBank {

	static final Duration LIMIT = Duration.ofSeconds(20);

	private static final int PORT = TestSocketUtils.findAvailableTcpPort();

	private static final int PAGE_PORT = TestSocketUtils.findAvailableTcpPort();

	@Autowired
	FakeWeChatPay weChatPay;

	@Autowired
	Rentals rentals;

	@DynamicPropertySource
	static void ports(DynamicPropertyRegistry registry) {
		registry.add("server.port", () -> PORT);
		registry.add("payscore.local.page-port", () -> PAGE_PORT);
	}

	@BeforeEach
	void forgetOrders() {
		this.weChatPay.reset();
	}

	static String url(String path) {
		return "http://localhost:" + PORT + path;
	}

	void await(String outOrderNo, RentalState state) {
		Awaitility.await()
			.atMost(LIMIT)
			.untilAsserted(() -> assertThat(this.rentals.get(outOrderNo).state()).isEqualTo(state));
	}

}
