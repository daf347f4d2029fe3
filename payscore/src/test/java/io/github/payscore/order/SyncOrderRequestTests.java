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

package io.github.payscore.order;

import java.time.OffsetDateTime;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

/**
 * Tests for {@link SyncOrderRequest}.
 *
 * @author PayScore for Spring Boot contributors
 */
class SyncOrderRequestTests {

	private static final OffsetDateTime TIME = OffsetDateTime.parse("2019-11-11T16:24:05+08:00");

	@Test
	void paidAtWhenTimeThenIsAllThatIsNeeded() {
		assertThat(SyncOrderRequest.paidAt(TIME))
			.isEqualTo(new SyncOrderRequest(null, null, "Order_Paid", new SyncOrderRequest.Detail(null, TIME, null)));
	}

	@Test
	@SuppressWarnings("NullAway")
	void paidAtWhenNullThenNamesIt() {
		assertThatIllegalArgumentException().isThrownBy(() -> SyncOrderRequest.paidAt(null))
			.withMessage("'paidTime' must be set");
	}

	@Test
	void buildWhenDetailIsMissingThenNamesIt() {
		assertThatIllegalArgumentException().isThrownBy(SyncOrderRequest.builder()::build)
			.withMessage("'detail' must be set");
	}

	@Test
	void buildWhenTypeIsEmptyThenNamesIt() {
		assertThatIllegalArgumentException()
			.isThrownBy(() -> SyncOrderRequest.paidAt(TIME).toBuilder().type("").build())
			.withMessage("'type' must not be empty");
	}

	@Test
	void buildWhenDetailCanNeverBeRightThenNamesWhatIsWrong() {
		assertThatIllegalArgumentException().isThrownBy(SyncOrderRequest.Detail.builder().seq(1)::build)
			.withMessage("'paidTime' must be set");
		assertThatIllegalArgumentException()
			.isThrownBy(SyncOrderRequest.Detail.builder().paidTime(TIME).paidAmount(-1)::build)
			.withMessage("'paidAmount' must not be negative");
	}

	@Test
	void toBuilderWhenBuiltAgainThenIsEqual() {
		SyncOrderRequest request = new SyncOrderRequest("500001", "1900000109", "Order_Paid",
				new SyncOrderRequest.Detail(1, TIME, 2L));
		assertThat(request.toBuilder().build()).isEqualTo(request);
		assertThat(request.detail().toBuilder().build()).isEqualTo(request.detail());
	}

}
