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

package io.github.payscore.local.page;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Properties;
import java.util.regex.Pattern;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import io.github.payscore.local.LocalWeChatPay;
import io.github.payscore.test.FakeOrderState;
import io.github.payscore.test.FakeWeChatPay;
import io.github.payscore.test.service.FakePermission;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests of the page without a browser: what is served, to whom, and what changes.
 *
 * @author PayScore for Spring Boot contributors
 */
class PageTests {

	private static final HttpClient CLIENT = HttpClient.newHttpClient();

	private static final String ORDER = "A1_-|";

	@TempDir
	private static Path folder;

	private static LocalWeChatPay local;

	private static FakeWeChatPay direct;

	@BeforeAll
	static void start() {
		local = LocalWeChatPay.builder().port(0).pagePort(0).folder(folder).start();
		direct = local.merchant("direct");
	}

	@AfterAll
	static void stop() {
		local.close();
	}

	@BeforeEach
	void reset() {
		List.of("oversea", "direct", "partner").forEach((name) -> local.merchant(name).reset());
	}

	/**
	 * Return all pages but those of one request or permission.
	 * @param outOrderNo an order of the direct merchant
	 * @return their paths
	 */
	static List<String> paths(String outOrderNo) {
		return List.of("/", "/phone", "/phone/orders/direct/" + outOrderNo, "/launch?businessType=wxpayScoreUse",
				"/desk/orders", "/desk/orders/direct/" + outOrderNo, "/desk/requests", "/desk/notifications",
				"/desk/behaviour", "/desk/keys");
	}

	/**
	 * Put in something of everything that pages show.
	 * @param of where
	 * @param outOrderNo an order that waits for the user
	 */
	static void seed(LocalWeChatPay of, String outOrderNo) {
		FakeWeChatPay merchant = of.merchant("direct");
		merchant.seedOrder(outOrderNo, (seed) -> seed.state(FakeOrderState.CREATED));
		for (FakeOrderState state : FakeOrderState.values()) {
			merchant.seedOrder("S_" + state, (seed) -> seed.state(state));
		}
		of.merchant("oversea").seedOrder("HK_1");
		givePermission(merchant);
		of.merchant("direct").rotateCertificate();
		call(of, "/v3/payscore/serviceorder?out_order_no=" + outOrderNo);
	}

	static FakePermission givePermission(FakeWeChatPay merchant) {
		String service = String.valueOf(merchant.properties().get("wechatpay.payscore.service-id"));
		// The one for orders without a confirmation
		return merchant.permissions()
			.give(service.substring(0, service.length() - 1) + "7", "oUpF8uMuAJO_M2pxb1Q9zNjWeS6o");
	}

	private static void call(LocalWeChatPay of, String path) {
		try {
			CLIENT.send(HttpRequest.newBuilder(URI.create(of.baseUrl() + path)).build(), BodyHandlers.discarding());
		}
		catch (IOException | InterruptedException ex) {
			throw new IllegalStateException(ex);
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "en-GB,en;q=0.8", "zh-CN,zh;q=0.9" })
	void everyPageHasAllItsMessages(String language) throws Exception {
		seed(local, "A1");
		for (String path : paths("A1")) {
			HttpResponse<String> page = get(path, "Accept-Language", language);
			assertThat(page.statusCode()).as(path).isEqualTo(200);
			assertThat(page.body()).contains("<html lang=\"%s\"".formatted(language.substring(0, 2)))
				.doesNotContain("??");
		}
	}

	@Test
	void languageWhenBrowserWantsNeitherThenIsEnglish() throws Exception {
		assertThat(get("/phone", "Accept-Language", "fr,de;q=0.5").body()).contains("<html lang=\"en\"");
		assertThat(get("/phone", "Accept-Language", "fr,zh-TW;q=0.5").body()).contains("<html lang=\"zh\"");
	}

	@Test
	void languagesHaveTheSameMessages() throws Exception {
		assertThat(messages("messages_zh").keySet()).isEqualTo(messages("messages").keySet());
	}

	private static Properties messages(String name) throws IOException {
		try (InputStream file = PageConfiguration.class.getResourceAsStream(name + ".properties")) {
			Properties messages = new Properties();
			messages.load(file);
			return messages;
		}
	}

	@Test
	void everythingThatCanBeShownHasAMessage() throws Exception {
		Properties messages = messages("messages");
		for (FakeOrderState state : FakeOrderState.values()) {
			assertThat(messages).containsKeys("state." + state, "phone.about." + state);
		}
		for (Notice notice : Notice.values()) {
			assertThat(messages).containsKey("notice." + notice);
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "/phone/orders/direct/none", "/phone/orders/nobody/A1", "/phone/permissions/direct/none",
			"/desk/orders/direct/none", "/desk/orders?merchant=nobody", "/desk/requests/4711" })
	void pageOfWhatIsNotThere(String path) throws Exception {
		HttpResponse<String> page = get(path);
		assertThat(page.statusCode()).isEqualTo(404);
		assertThat(page.body()).contains("There is nothing of this name");
	}

	@Test
	void actsOfTheUser() throws Exception {
		direct.seedOrder(ORDER, (seed) -> seed.state(FakeOrderState.CREATED));
		String path = "/phone/orders/direct/A1_-%7C/";
		assertThat(post(path + "confirm")).endsWith("?notice=CONFIRMED");
		assertThat(direct.order(ORDER).phase()).isEqualTo(FakeOrderState.USER_CONFIRM);
		assertThat(post(path + "expire")).endsWith("?notice=NOT_POSSIBLE");
		assertThat(post(path + "pay")).endsWith("?notice=NOT_POSSIBLE");
		direct.seedOrder(ORDER, (seed) -> seed.state(FakeOrderState.MCH_COMPLETE));
		assertThat(post("/phone/wallet/empty")).isEqualTo("/phone?notice=WALLET_EMPTIED");
		assertThat(local.merchant("oversea").wallet().isEmpty()).isTrue();
		assertThat(post(path + "pay")).isEqualTo("/phone/orders/direct/A1_-%7C?notice=OUT_OF_MONEY");
		post("/phone/wallet/fill");
		assertThat(post(path + "pay")).endsWith("?notice=PAID");
		assertThat(direct.order(ORDER).phase()).isEqualTo(FakeOrderState.USER_PAID);
	}

	@Test
	void actsOfTheOperator() throws Exception {
		post("/desk/behaviour/always/delay");
		assertThat(get("/desk/behaviour").body()).contains("At every request: delay");
		post("/desk/behaviour/next/unsigned");
		assertThat(local.merchant("direct").plannedMisbehaviours()).isEmpty();
		assertThat(get("/desk/behaviour").body()).contains("Planned for the next requests: unsigned");
		post("/desk/behaviour/notifications/lost", "merchant=direct");
		post("/desk/behaviour/off");
		assertThat(get("/desk/behaviour").body()).contains("It behaves well.");
		String first = direct.signingSerial();
		post("/desk/keys/direct/rotate");
		assertThat(direct.signingSerial()).isNotEqualTo(first);
		assertThat(post("/desk/keys/direct/%s/remove".formatted(direct.signingSerial())))
			.endsWith("?notice=NOT_POSSIBLE");
		post("/desk/keys/direct/%s/sign".formatted(direct.platformPublicKeyId()));
		assertThat(direct.signingSerial()).isEqualTo(direct.platformPublicKeyId());
		direct.seedOrder("A1");
		post("/desk/behaviour/reset");
		assertThat(direct.orders()).isEmpty();
	}

	@ParameterizedTest
	@ValueSource(strings = { "/desk/behaviour/next/none", "/desk/behaviour/always/none", "/desk/keys/direct/none/sign",
			"/desk/keys/nobody/rotate", "/phone/orders/direct/none/pay", "/phone/permissions/direct/none/open" })
	void actOnWhatIsNotThere(String path) throws Exception {
		assertThat(send(path, "", "Origin", local.pageUrl()).statusCode()).isEqualTo(404);
	}

	@Test
	void sameModelIsNotSentAgain() throws Exception {
		direct.seedOrder("A1");
		String seen = seen(get("/phone").body());
		assertThat(get("/phone", "X-Seen", seen).statusCode()).isEqualTo(204);
		assertThat(get("/phone", "X-Seen", seen).body()).isEmpty();
		direct.seedOrder("A2");
		assertThat(get("/phone", "X-Seen", seen).body()).contains("A2");
	}

	@Test
	void pagesStayTheSameUntilSomethingHappens() throws Exception {
		seed(local, "A1");
		for (String path : paths("A1")) {
			String page = get(path).body();
			if (page.contains("X-Seen")) {
				assertThat(get(path, "X-Seen", seen(page)).statusCode()).as(path).isEqualTo(204);
			}
		}
	}

	private static String seen(String page) {
		return Pattern.compile("X-Seen&quot;: &quot;([0-9a-f]+)")
			.matcher(page)
			.results()
			.map((result) -> result.group(1))
			.findFirst()
			.orElseThrow();
	}

	@ParameterizedTest
	@CsvSource({ "http://evil.example", "http://localhost:1", "null", "https://localhost" })
	void postWhenFromAnotherOriginThenIsRefused(String origin) throws Exception {
		direct.seedOrder("A1", (seed) -> seed.state(FakeOrderState.CREATED));
		assertThat(send("/phone/orders/direct/A1/confirm", "", "Origin", origin).statusCode()).isEqualTo(403);
		assertThat(direct.order("A1").phase()).isEqualTo(FakeOrderState.CREATED);
	}

	@Test
	void postWhenOriginIsNotNamedThenIsRefused() throws Exception {
		assertThat(send("/phone/wallet/empty", "", "Accept", "*/*").statusCode()).isEqualTo(403);
		assertThat(direct.wallet().isEmpty()).isFalse();
	}

	@ParameterizedTest
	@ValueSource(strings = { "evil.example", "evil.example:8871", "localhost.evil.example" })
	void getWhenHostIsNotThisMachinesThenIsRefused(String host) throws Exception {
		try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), URI.create(local.pageUrl()).getPort())) {
			socket.getOutputStream()
				.write("GET /desk/keys HTTP/1.1\r\nHost: %s\r\nConnection: close\r\n\r\n".formatted(host)
					.getBytes(StandardCharsets.US_ASCII));
			assertThat(new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
				.startsWith("HTTP/1.1 403")
				.doesNotContain(direct.platformPublicKeyId());
		}
	}

	@Test
	void browsersAreToldToLoadNothingFromElsewhere() throws Exception {
		HttpResponse<String> page = get("/phone");
		assertThat(page.headers().firstValue("Content-Security-Policy"))
			.hasValueSatisfying((policy) -> assertThat(policy)
				.contains("default-src 'none'", "script-src 'self'", "frame-ancestors 'none'")
				.doesNotContain("unsafe"));
		assertThat(page.headers().firstValue("Set-Cookie")).isEmpty();
		assertThat(page.body()).doesNotContain("http://", "https://", "style=", "onclick");
	}

	@Test
	void pagesHoldNoSecrets() throws Exception {
		String key = direct.merchantPrivateKeyPem().lines().skip(1).findFirst().orElseThrow();
		for (String path : List.of("/", "/desk/keys")) {
			assertThat(get(path).body()).doesNotContain(key, direct.apiV3Key(), direct.apiV2Key());
		}
	}

	@Test
	void textsOfMerchantsAreNoMarkup() throws Exception {
		call(local, "/v3/payscore/serviceorder?out_order_no=%3Cscript%3E");
		assertThat(get("/desk/requests?merchant=").body()).doesNotContain("<script>");
		assertThat(get("/launch?businessType=%3Cscript%3Ealert(1)%3C/script%3E").body())
			.doesNotContain("<script>alert");
	}

	@ParameterizedTest
	@CsvSource(delimiterString = " -> ", textBlock = """
			businessType=wxpayScoreUse -> 4185
			businessType=wxpayScoreUse&package=x -> 4186
			businessType=wxpayScoreOther -> names no page
			package=x -> names no page
			text=businessType%3DwxpayScoreUse%26package%3D%25zz -> Illegal hex
			text=%7Bno -> names no page
			text=%7Bno%7D -> not valid JSON
			""")
	void launchWhenWeChatWouldRefuseThenSaysWhy(String query, String problem) throws Exception {
		assertThat(get("/launch?" + query).body()).contains("WeChat does not open this page", problem);
	}

	@Test
	void requestsAreShownByMerchant() throws Exception {
		call(local, "/v3/nothing");
		assertThat(get("/desk/requests").body()).contains("/v3/nothing", "404: unknown path");
		assertThat(get("/desk/requests?merchant=direct").body()).doesNotContain("/v3/nothing");
		assertThat(get("/desk/requests?refused=true").body()).contains("/v3/nothing");
	}

	@Test
	void switchOfLanguageLeadsBack() throws Exception {
		HttpResponse<String> answer = send("/language", "language=zh&path=/desk/keys", "Origin", local.pageUrl());
		assertThat(answer.headers().firstValue("Location")).hasValue("/desk/keys");
		String cookie = answer.headers().firstValue("Set-Cookie").orElseThrow();
		assertThat(cookie).startsWith("payscore-local-language=zh").contains("HttpOnly");
		assertThat(get("/phone", "Cookie", cookie.substring(0, cookie.indexOf(';'))).body())
			.contains("<html lang=\"zh\"");
		assertThat(send("/language", "language=zh&path=//evil.example", "Origin", local.pageUrl()).headers()
			.firstValue("Location")).hasValue("/");
	}

	private static HttpResponse<String> get(String path, String... headers) throws Exception {
		HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(local.pageUrl() + path));
		if (headers.length > 0) {
			request.headers(headers);
		}
		return CLIENT.send(request.build(), BodyHandlers.ofString());
	}

	/**
	 * Press a button.
	 * @param path what it does
	 * @param parameters the parameters of its form
	 * @return where the page goes
	 */
	private static String post(String path, String... parameters) throws Exception {
		HttpResponse<String> answer = send(path, String.join("&", parameters), "Origin", local.pageUrl());
		assertThat(answer.statusCode()).as(path).isEqualTo(302);
		return answer.headers().firstValue("Location").orElseThrow();
	}

	private static HttpResponse<String> send(String path, String form, String... headers) throws Exception {
		return CLIENT.send(HttpRequest.newBuilder(URI.create(local.pageUrl() + path))
			.headers(headers)
			.header("Content-Type", "application/x-www-form-urlencoded")
			.POST(HttpRequest.BodyPublishers.ofString(form))
			.build(), BodyHandlers.ofString());
	}

}
