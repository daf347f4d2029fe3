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

package io.github.payscore.docs;

import java.util.Map;

import org.junit.jupiter.api.Test;

import io.github.payscore.test.FakeLaunch;
import io.github.payscore.test.FakeMode;
import io.github.payscore.test.FakeWeChatPay;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What the guide to tests shows of the modes.
 *
 * @author PayScore for Spring Boot contributors
 */
class ModeSnippetTests {

	@Test
	void launchWhenPackageIsUnknownThenNamesTheError() {
		try (FakeWeChatPay weChatPay = start()) {
			FakeLaunch launch = launch(weChatPay, "unknown");
			assertThat(launch.isOpened()).isFalse();
			assertThat(launch.errCode()).isEqualTo("4186");
			assertThat(launch.problem()).isNotNull();
		}
	}

	private static FakeWeChatPay start() {
		// tag::start[]
		FakeWeChatPay weChatPay = FakeWeChatPay.builder()
			.mode(FakeMode.PARTNER)
			.serviceId("2002000000000558128851361561536")
			.serviceIdWithoutUserConfirm("2002000000000558128851361561537")
			.start();
		// end::start[]
		return weChatPay;
	}

	private static FakeLaunch launch(FakeWeChatPay weChatPay, String confirmationPackage) {
		// tag::launch[]
		FakeLaunch launch = weChatPay.launch("wxpayScoreUse", Map.of("package", confirmationPackage));
		// end::launch[]
		return launch;
	}

}
