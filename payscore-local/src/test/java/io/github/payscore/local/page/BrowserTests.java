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
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.openqa.selenium.Keys;

import io.github.payscore.WeChatPayResponseException;
import io.github.payscore.local.LocalWeChatPay;
import io.github.payscore.test.FakeOrderState;
import io.github.payscore.test.FakeWeChatPay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

/**
 * Tests of the page in a browser, with an application that uses the library. That pages
 * are served as they should be is tested by {@link PageTests} everywhere; a browser is
 * the same on each JDK.
 *
 * @author PayScore for Spring Boot contributors
 */
@Tag("once")
class BrowserTests {

	private static final String ORDER = "PB20261126001";

	private static final Duration LIMIT = Duration.ofSeconds(60);

	@TempDir
	private static Path folder;

	private static LocalWeChatPay local;

	private static FakeWeChatPay direct;

	private static TestApplication application;

	private static Browser browser;

	@BeforeAll
	static void start() throws IOException {
		assumeTrue(Browser.isInstalled(),
				"The tests in a browser are left out: there is no chromium with a chromedriver");
		local = LocalWeChatPay.builder().port(0).pagePort(0).folder(folder).start();
		direct = local.merchant("direct");
		application = TestApplication.start(direct);
		browser = Browser.start();
	}

	@AfterAll
	static void stop() {
		if (browser != null) {
			browser.close();
			application.close();
			local.close();
		}
	}

	@BeforeEach
	void startOver() {
		List.of("oversea", "direct", "partner").forEach((name) -> local.merchant(name).reset());
		application.answerNotifications(204);
		browser.open("about:blank");
		browser.complaints();
		browser.foreignRequests();
	}

	@AfterEach
	void checkBrowser() {
		assertThat(browser.complaints()).isEmpty();
		assertThat(browser.foreignRequests()).isEmpty();
		browser.desktop();
		browser.open(page("/"));
		browser.forgetCookies();
	}

	private static String page(String path) {
		return local.pageUrl() + path;
	}

	private static void openLaunch(String parameters) {
		browser.open(page("/launch?" + parameters));
	}

	@Test
	void rental() throws IOException {
		openLaunch(application.rent(ORDER));
		browser.awaitText("h1", "充电宝租借");
		browser.awaitText(".amount", "CNY 99.00");
		browser.screenshot("phone-confirm");
		browser.click("#confirm");
		browser.awaitText("#notice", "Confirmed");
		browser.awaitText("#live", "in use");
		application.giveBack(ORDER);
		browser.awaitText(".amount", "CNY 12.00");
		browser.screenshot("phone-pay");
		browser.click("#pay");
		browser.awaitText("#notice", "Paid");
		direct.awaitNotification(ORDER, "PAYSCORE.USER_PAID", LIMIT);
		assertThat(application.state(ORDER)).isEqualTo("DONE");
		browser.click("#desk-order");
		browser.awaitText(".timeline", "Created by the merchant");
		browser.awaitText(".timeline", "Paid by the user · CNY 12.00");
		browser.awaitText("#live", "PAYSCORE.USER_CONFIRM");
		browser.awaitText(".deliveries", "Delivery 1: answered 204");
		browser.screenshot("desk-order");
	}

	@Test
	void refusedPayment() throws IOException {
		direct.seedOrder(ORDER, (seed) -> seed.state(FakeOrderState.MCH_COMPLETE));
		browser.open(page("/phone"));
		browser.click("#wallet");
		browser.awaitText("#notice", "out of money");
		browser.click("#pay-direct-" + ORDER);
		browser.awaitText("#notice.failure", "The payment failed");
		browser.screenshot("phone-payment-failed");
		assertThat(direct.order(ORDER).phase()).isEqualTo(FakeOrderState.MCH_COMPLETE);
		browser.click("#wallet");
		browser.awaitText("#notice", "has money again");
		browser.click("#pay-direct-" + ORDER);
		browser.awaitText("#live", "You have paid.");
		browser.click("#desk-order");
		browser.awaitText(".timeline", "Payment failed: out of money");
		browser.awaitText(".timeline", "Paid by the user");
	}

	@Test
	void lostAnswerInBetween() throws IOException {
		direct.seedOrder(ORDER);
		browser.open(page("/desk/behaviour"));
		browser.click("#next-dropAfterEffect");
		browser.awaitText(".now", "dropAfterEffect");
		application.giveBack(ORDER);
		assertThat(direct.order(ORDER).completions()).isEqualTo(1);
		browser.awaitText(".now", "It behaves well.");
		browser.open(page("/desk/requests"));
		browser.awaitText("#live", "no answer");
		browser.awaitText("#live", "Misbehaviour: dropAfterEffect");
		browser.screenshot("desk-requests");
	}

	@Test
	void notificationThatIsRefusedAtFirst() throws IOException {
		application.answerNotifications(500);
		browser.open(page("/desk/notifications"));
		openLaunch(application.rent(ORDER));
		browser.click("#confirm");
		browser.awaitText("#notice", "Confirmed");
		browser.open(page("/desk/notifications"));
		browser.awaitText(".deliveries", "Delivery 2: answered 500");
		application.answerNotifications(204);
		browser.awaitText(".badge", "accepted");
		browser.awaitText(".deliveries", "answered 204");
		browser.screenshot("desk-notifications");
	}

	@Test
	void rotationWhilePageIsOpen() throws IOException {
		browser.open(page("/desk/keys"));
		String first = direct.signingSerial();
		browser.awaitText("#keys-direct", "direct");
		browser.run("document.getElementById('rotate-partner').focus()");
		String second = direct.rotateCertificate().serial();
		browser.awaitText("#live", second);
		assertThat(browser.focused()).isEqualTo("rotate-partner");
		browser.click("#rotate-direct");
		browser.awaitText("#notice", "new certificate");
		String third = direct.signingSerial();
		assertThat(third).isNotIn(first, second);
		browser.click("#remove-" + first.replaceFirst("^(\\d)", "\\\\3$1 "));
		browser.awaitText("#notice", "not listed any more");
		assertThat(direct.certificates()).extracting("serial").containsExactly(second, third);
		browser.screenshot("desk-keys");
		openLaunch(application.rent(ORDER));
		browser.click("#confirm");
		browser.awaitText("#notice", "Confirmed");
		application.giveBack(ORDER);
		browser.click("#pay");
		browser.awaitText("#live", "You have paid.");
	}

	@Test
	void refusedRequestSaysWhatWasWrong() throws IOException {
		direct.seedOrder(ORDER, (seed) -> seed.state(FakeOrderState.REVOKED));
		browser.open(page("/desk/requests"));
		assertThatExceptionOfType(WeChatPayResponseException.class).isThrownBy(() -> application.giveBack(ORDER));
		browser.click("#refused");
		browser.awaitText(".wrong", String.valueOf(direct.lastRequest().problem()));
		browser.click("[id^=request-]");
		browser.awaitText("pre", "\"total_amount\" : 1200");
		browser.awaitText("dl", "Wechatpay-Serial");
		browser.screenshot("desk-request");
	}

	@Test
	void pastedParametersThatWeChatWouldRefuse() throws IOException {
		browser.open(page("/phone"));
		browser.type("#launch-text",
				"wx.openBusinessView({ businessType: 'wxpayScoreUse', extraData: { package: 'x' } })");
		browser.click(".launch button");
		browser.awaitText("#live, main", "4186");
		browser.awaitText("#problem", "package is not one of the last hour");
		browser.screenshot("phone-refused");
	}

	@Test
	void refund() throws IOException {
		direct.seedOrder(ORDER, (seed) -> seed.state(FakeOrderState.USER_PAID).totalAmount(1200));
		application.refund(ORDER, "R1");
		browser.open(page("/desk/orders/direct/" + ORDER));
		browser.awaitText("#live", "CNY 1.00");
		browser.click("#ABNORMAL-R1");
		browser.awaitText("#notice", "Done");
		browser.awaitText("#live", "abnormal");
		browser.screenshot("desk-refund");
		browser.click("#FINISH-R1");
		browser.awaitText("#live", "refunded");
		assertThat(direct.refunds().get("R1").status()).isEqualTo("SUCCESS");
	}

	@Test
	void permission() throws IOException {
		String service = PageTests.givePermission(direct).serviceId();
		openLaunch(application.ask(service, "P1"));
		browser.awaitText("#live", "to open");
		browser.screenshot("phone-permission");
		browser.click("#open");
		browser.awaitText("#notice", "Service opened");
		direct.awaitNotification("P1", "PAYSCORE.USER_OPEN_SERVICE", LIMIT);
		browser.open(page("/phone"));
		browser.click("#permission-direct-P1");
		browser.click("#close");
		browser.awaitText("#notice", "Service closed");
		assertThat(direct.permissions().get("P1").state()).isEqualTo("UNAVAILABLE");
	}

	@Test
	void expiry() {
		direct.seedOrder(ORDER, (seed) -> seed.state(FakeOrderState.CREATED));
		browser.open(page("/phone"));
		browser.click("#order-direct-" + ORDER);
		browser.click("#expire");
		browser.awaitText("#live", "expired");
		assertThat(direct.order(ORDER).phase()).isEqualTo(FakeOrderState.EXPIRED);
	}

	@Test
	void languageSwitch() throws IOException {
		direct.seedOrder(ORDER, (seed) -> seed.state(FakeOrderState.CREATED));
		browser.open(page("/phone"));
		browser.awaitText("h1", "Phone");
		browser.click("button[value=zh]");
		browser.awaitText("h1", "手机");
		browser.awaitText("#live", "待确认");
		assertThat(browser.run("return document.documentElement.lang")).isEqualTo("zh");
		browser.screenshot("phone-zh");
		browser.click("button[value=en]");
		browser.awaitText("h1", "Phone");
	}

	@Test
	void saysSoWhenTheLocalWeChatPayHasStopped() {
		LocalWeChatPay other = LocalWeChatPay.builder().port(0).pagePort(0).folder(folder).start();
		browser.open(other.pageUrl() + "/phone");
		browser.find("#live");
		other.close();
		browser.awaitText("#offline", "does not answer");
		assertThat(browser.complaints()).allMatch((complaint) -> complaint.startsWith(other.pageUrl()));
	}

	@Test
	void keyboardOnly() {
		direct.seedOrder(ORDER, (seed) -> seed.state(FakeOrderState.CREATED));
		browser.open(page("/phone"));
		browser.press(Keys.TAB);
		assertThat(browser.run("return document.activeElement.className")).isEqualTo("skip");
		browser.pressUntilFocused(Keys.TAB, "confirm-direct-" + ORDER);
		assertThat(browser.run("return getComputedStyle(document.activeElement).outlineStyle")).isEqualTo("solid");
		browser.press(Keys.ENTER);
		browser.awaitText("#notice", "Confirmed");
		assertThat(browser.focused()).isEqualTo("notice");
		application.giveBack(ORDER);
		browser.awaitText("#live", "to pay");
		browser.pressUntilFocused(Keys.TAB, "pay");
		browser.press(Keys.SPACE);
		browser.awaitText("#live", "You have paid.");
	}

	@Test
	void newsArriveWithoutTakingTheFocus() {
		browser.open(page("/phone"));
		browser.find("#wallet");
		browser.run("document.getElementById('wallet').focus()");
		direct.seedOrder(ORDER, (seed) -> seed.state(FakeOrderState.CREATED));
		browser.find("#confirm-direct-" + ORDER);
		assertThat(browser.focused()).isEqualTo("wallet");
		assertThat(browser.run("return document.getElementById('news').textContent"))
			.isEqualTo("To confirm: 1. To pay: 0. In use: 0.");
		browser.run("document.getElementById('live').dataset.mark = 'same'");
		browser.type("#launch-text", "half a te");
		browser.run("return fetch('', { headers: { 'X-Seen': JSON.parse(live.getAttribute('hx-headers'))['X-Seen'] } })"
				+ ".then((answer) => { window.unchanged = answer.status; })");
		assertThat(browser.run("return window.unchanged")).isEqualTo(204L);
		assertThat(browser.run("return document.getElementById('live').dataset.mark")).isEqualTo("same");
	}

	@Test
	void newsWaitWhileButtonIsHeldDown() {
		browser.open(page("/phone"));
		browser.find("#wallet");
		browser.run(
				"document.dispatchEvent(new Event('pointerdown')); document.getElementById('live').dataset.mark = 'same';"
						+ "document.addEventListener('htmx:beforeSwap', () => { window.asked = true; })");
		direct.seedOrder(ORDER, (seed) -> seed.state(FakeOrderState.CREATED));
		browser.await("return window.asked === true");
		assertThat(browser.run("return document.getElementById('live').dataset.mark")).isEqualTo("same");
		browser.run("document.dispatchEvent(new Event('pointerup'))");
		browser.find("#confirm-direct-" + ORDER);
	}

	@ParameterizedTest
	@ValueSource(booleans = { false, true })
	void everyPageIsAccessibleAndAsWideAsTheScreen(boolean phone) throws IOException {
		seedEverything();
		if (phone) {
			browser.phone();
		}
		String axe = axe();
		for (String path : PageTests.paths(ORDER)) {
			browser.open(page(path));
			assertThat(browser.complaints()).as(path).isEmpty();
			assertThat(browser.accessibilityProblems(axe)).isEmpty();
			assertThat((Long) browser.run("return document.documentElement.scrollWidth - innerWidth")).as(path)
				.isNotPositive();
			browser.screenshot((phone ? "narrow" : "wide") + path.replaceAll("[/?=&]+", "-"));
			// Those of axe-core itself.
			browser.complaints();
		}
	}

	private static void seedEverything() {
		PageTests.seed(local, ORDER);
	}

	private static String axe() throws IOException {
		try (InputStream script = BrowserTests.class
			.getResourceAsStream("/META-INF/resources/webjars/axe-core/4.6.3/axe.min.js")) {
			return new String(script.readAllBytes(), StandardCharsets.UTF_8);
		}
	}

}
