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

package io.github.payscore.local;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import io.github.payscore.test.FakeMode;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link LocalWeChatPay}.
 *
 * @author PayScore for Spring Boot contributors
 */
class LocalWeChatPayTests {

	private static final HttpClient CLIENT = HttpClient.newHttpClient();

	@TempDir
	private Path folder;

	@Test
	void startsWithOneMerchantOfEachModeAndThePage() throws Exception {
		try (LocalWeChatPay local = builder().start()) {
			assertThat(local.merchant("oversea").mode()).isEqualTo(FakeMode.OVERSEA_PARTNER);
			assertThat(local.merchant("direct").mode()).isEqualTo(FakeMode.DIRECT);
			assertThat(local.merchant("partner").mode()).isEqualTo(FakeMode.PARTNER);
			HttpResponse<String> page = get(local.pageUrl() + "/");
			assertThat(page.statusCode()).isEqualTo(200);
			assertThat(page.body()).contains("Local WeChat Pay", local.merchant("direct").mchid());
			assertThat(get(local.pageUrl() + "/webjars/htmx.org/2.0.10/dist/htmx.min.js").statusCode()).isEqualTo(200);
		}
	}

	private LocalWeChatPay.Builder builder() {
		return LocalWeChatPay.builder().port(0).pagePort(0).folder(this.folder);
	}

	private static HttpResponse<String> get(String url) throws IOException, InterruptedException {
		return CLIENT.send(HttpRequest.newBuilder(URI.create(url)).build(), BodyHandlers.ofString());
	}

}
