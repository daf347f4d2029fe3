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

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

/**
 * Tests for {@link CancelOrderRequest}.
 *
 * @author PayScore for Spring Boot contributors
 */
class CancelOrderRequestTests {

	@ParameterizedTest
	@ValueSource(strings = { "", " " })
	void ofReasonWhenEmptyThenNamesIt(String reason) {
		assertThatIllegalArgumentException().isThrownBy(() -> CancelOrderRequest.ofReason(reason))
			.withMessage("'reason' must not be empty");
	}

	@Test
	void buildWhenReasonIsMissingThenNamesIt() {
		assertThatIllegalArgumentException().isThrownBy(() -> CancelOrderRequest.builder().serviceId("500001").build())
			.withMessage("'reason' must not be empty");
	}

	@Test
	void toBuilderWhenBuiltAgainThenIsEqual() {
		CancelOrderRequest request = new CancelOrderRequest("500001", "wxd678efh567hg6787", "1900000109", "用户投诉");
		assertThat(request.toBuilder().build()).isEqualTo(request);
	}

}
