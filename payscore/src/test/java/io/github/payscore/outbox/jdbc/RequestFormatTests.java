/*
 * Copyright 2026-present the original author or authors.
 *
 * Licensed under the Apache License, Version 2.0 (the "License");
 * you may not use this file except in compliance with the License.
 * You may obtain a copy of the License at
 *
 *      https://www.apache.org/licenses/LICENSE-2.0
 *
 * Unless required by applicable law or agreed to in writing, software
 * distributed under the License is distributed on an "AS IS" BASIS,
 * WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied.
 * See the License for the specific language governing permissions and
 * limitations under the License.
 */

package io.github.payscore.outbox.jdbc;

import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import io.github.payscore.InvalidSettingException;
import io.github.payscore.client.json.WireJson;
import io.github.payscore.order.CancelOrderRequest;
import io.github.payscore.order.ExampleOrder;
import io.github.payscore.order.PostPayment;
import io.github.payscore.order.QueryOrderRequest;
import io.github.payscore.order.SyncOrderRequest;
import io.github.payscore.order.mainland.Device;
import io.github.payscore.order.mainland.MainlandCancelOrderRequest;
import io.github.payscore.order.mainland.MainlandCompleteOrderRequest;
import io.github.payscore.order.mainland.MainlandModifyOrderRequest;
import io.github.payscore.order.mainland.MainlandQueryOrderRequest;
import io.github.payscore.order.mainland.MainlandSyncOrderRequest;
import io.github.payscore.order.mainland.MainlandTimeRange;
import io.github.payscore.outbox.OutboxCall.Kind;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Tests for {@link RequestFormat} and {@link RequestCipher}: what is sent is what was
 * asked for, to the byte.
 *
 * @author PayScore for Spring Boot contributors
 */
class RequestFormatTests {

	private static final OffsetDateTime TIME = OffsetDateTime.parse("2026-11-26T16:24:05+08:00");

	private static final byte[] KEY = new byte[32];

	private final RequestFormat plain = new RequestFormat(RequestCipher.of(null, List.of()));

	private final RequestFormat encrypted = new RequestFormat(RequestCipher.of(KEY, List.of()));

	static Stream<Arguments> requests() {
		return Stream.of(Arguments.of(Kind.COMPLETE, ExampleOrder.request()),
				Arguments.of(Kind.CANCEL, CancelOrderRequest.ofReason("用户投诉")),
				Arguments.of(Kind.SYNC, SyncOrderRequest.paidAt(TIME)),
				Arguments.of(Kind.WATCH, new QueryOrderRequest("service", "1900000109", "order-1", null)),
				Arguments.of(Kind.COMPLETE,
						MainlandCompleteOrderRequest.builder()
							.postPayments(List.of(PostPayment.builder().name("租金").amount(100).count(1).build()))
							.totalAmount(100)
							.timeRange(MainlandTimeRange.builder().endTime(TIME).endTimeRemark("归还").build())
							.device(Device.builder().endDeviceId("HG123456").build())
							.completeTime(TIME)
							.build()),
				Arguments.of(Kind.CANCEL, MainlandCancelOrderRequest.builder().reason("用户投诉").build()),
				Arguments.of(Kind.MODIFY,
						MainlandModifyOrderRequest.builder()
							.postPayments(List.of(PostPayment.builder().name("租金").amount(50).build()))
							.totalAmount(50)
							.reason("优惠")
							.build()),
				Arguments.of(Kind.SYNC, MainlandSyncOrderRequest.paidAt(LocalDateTime.of(2026, 11, 26, 16, 24, 5))),
				Arguments.of(Kind.WATCH,
						new MainlandQueryOrderRequest("500001", "wxd678efh567hg6787", null, "order-1", null)));
	}

	@ParameterizedTest
	@MethodSource("requests")
	void readWhenWrittenThenIsTheSame(Kind kind, Object request) {
		for (RequestFormat format : List.of(this.plain, this.encrypted)) {
			StoredCall call = stored(kind, request, format.write("key", request));
			Object read = format.read(call);
			assertThat(read).isEqualTo(request);
			assertThat(new WireJson().write(read)).isEqualTo(new WireJson().write(request));
			assertThat(format.isSame(call, request)).isTrue();
		}
	}

	@Test
	void writeWhenPlainThenIsTheJsonThatIsSent() {
		assertThat(this.plain.write("key", ExampleOrder.request()))
			.isEqualTo(new String(new WireJson().write(ExampleOrder.request()), StandardCharsets.UTF_8));
	}

	@Test
	void readWhenLaterVersionWroteMoreThenFailsWithoutContent() {
		StoredCall call = stored(Kind.CANCEL, CancelOrderRequest.ofReason("secret"),
				"{\"reason\":\"secret\",\"new_member\":1}");
		assertThatExceptionOfType(UnreadableRequestException.class).isThrownBy(() -> this.plain.read(call))
			.withMessage("The stored request cannot be read: it is no CancelOrderRequest that this version knows")
			.withNoCause();
	}

	@Test
	void readWhenKeyWasNotSetThenReadsPlainText() {
		CancelOrderRequest request = CancelOrderRequest.ofReason("closed");
		assertThat(this.encrypted.read(stored(Kind.CANCEL, request, this.plain.write("key", request))))
			.isEqualTo(request);
	}

	@Test
	void readWhenMovedToOtherRowThenFails() {
		CancelOrderRequest request = CancelOrderRequest.ofReason("closed");
		StoredCall call = stored(Kind.CANCEL, request, this.encrypted.write("other", request));
		assertThatExceptionOfType(UnreadableRequestException.class).isThrownBy(() -> this.encrypted.read(call))
			.withMessageEndingWith("it was changed, or belongs to another call");
	}

	@Test
	void writeWhenEncryptedTwiceThenDiffers() {
		CancelOrderRequest request = CancelOrderRequest.ofReason("closed");
		assertThat(this.encrypted.write("key", request)).isNotEqualTo(this.encrypted.write("key", request));
	}

	@Test
	void cipherWhenKeyHasOtherLengthThenFails() {
		assertThatExceptionOfType(InvalidSettingException.class)
			.isThrownBy(() -> RequestCipher.of(new byte[5], List.of()))
			.satisfies((ex) -> assertThat(ex.getSetting()).isEqualTo("encryptionKey"));
	}

	private static StoredCall stored(Kind kind, Object request, String stored) {
		return new StoredCall("key", "default", "order-1", kind, RequestType.of(request), stored, CallState.WAITING, 0,
				0, 0, null);
	}

}
