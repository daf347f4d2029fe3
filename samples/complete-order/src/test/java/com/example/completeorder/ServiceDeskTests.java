package com.example.completeorder;

import java.time.Duration;

import io.github.payscore.NoResponseException;
import io.github.payscore.test.AutoConfigureFakeWeChatPay;
import io.github.payscore.test.FakeWeChatPay;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

@SpringBootTest
@AutoConfigureFakeWeChatPay
class ServiceDeskTests {

	private static final String OUT_ORDER_NO = "1234323JKHDFE1243252";

	@Autowired
	private ServiceDesk desk;

	@Autowired
	private FakeWeChatPay weChatPay;

	@Test
	void completesTheOrder() {
		this.weChatPay.seedOrder(OUT_ORDER_NO);
		complete().block(Duration.ofSeconds(30));
		assertThat(this.weChatPay.order(OUT_ORDER_NO).totalAmount()).isEqualTo(50000);
	}

	@Test
	void completesTheOrderOnceWhenTheConnectionBreaks() {
		this.weChatPay.seedOrder(OUT_ORDER_NO);
		this.weChatPay.next().dropAfterEffect();
		complete().block(Duration.ofSeconds(30));
		assertThat(this.weChatPay.requests()).hasSize(2);
		assertThat(this.weChatPay.order(OUT_ORDER_NO).completions()).isEqualTo(1);
	}

	@Test
	void tellsThatTheOutcomeIsUnknownWhenTheConnectionBreaksAgainAndAgain() {
		this.weChatPay.seedOrder(OUT_ORDER_NO);
		this.weChatPay.always().dropAfterEffect();
		assertThatExceptionOfType(NoResponseException.class).isThrownBy(() -> complete().block(Duration.ofSeconds(30)))
			.satisfies((ex) -> assertThat(ex.isOutcomeUnknown()).isTrue());
		assertThat(this.weChatPay.order(OUT_ORDER_NO).completions()).isEqualTo(1);
	}

	private Mono<Void> complete() {
		return this.desk.complete(this.desk.bill());
	}

}
