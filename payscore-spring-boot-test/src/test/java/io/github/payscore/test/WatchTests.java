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

package io.github.payscore.test;

import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

/**
 * Tests for what one sees who watches a fake, and for the users' wallet.
 *
 * @author PayScore for Spring Boot contributors
 */
@ExtendWith(FakeWeChatPayExtension.class)
class WatchTests {

	private static final String ORDER = "1234323JKHDFE1243252";

	@Test
	void historyTellsWhatHappenedToTheOrder(FakeWeChatPay fake) throws Exception {
		WireAnswer.of(TestMerchant.create(fake, Bodies.creation())).isJson();
		fake.confirm(ORDER);
		WireAnswer.of(TestMerchant.complete(fake, ORDER)).isSuccess();
		FakeOrder paid = fake.pay(ORDER);
		assertThat(paid.history()).extracting(FakeOrder.Event::what)
			.containsExactly("created", "confirmed", "completed", "paid");
		assertThat(paid.history()).extracting(FakeOrder.Event::phase)
			.containsExactly(FakeOrderState.CREATED, FakeOrderState.USER_CONFIRM, FakeOrderState.MCH_COMPLETE,
					FakeOrderState.USER_PAID);
		assertThat(paid.history()).extracting(FakeOrder.Event::totalAmount).containsExactly(null, null, 50000L, 50000L);
		assertThat(paid.history()).extracting(FakeOrder.Event::time).isSorted();
	}

	@Test
	void historyTellsWhatEndedTheOrder(FakeWeChatPay fake) throws Exception {
		fake.seedOrder("ORDER-1", (seed) -> seed.state(FakeOrderState.CREATED));
		assertThat(fake.expire("ORDER-1").history()).extracting(FakeOrder.Event::what)
			.containsExactly("seeded", "expired");
		fake.seedOrder(ORDER);
		WireAnswer.of(TestMerchant.cancel(fake, ORDER, Bodies.cancellation())).isSuccess();
		assertThat(fake.order(ORDER).history()).extracting(FakeOrder.Event::what)
			.containsExactly("seeded", "cancelled");
	}

	@Test
	void historyOfTheMainlandTellsModificationsAndWishes() throws Exception {
		try (MainlandMerchant merchant = MainlandMerchant.start(FakeMode.DIRECT)) {
			merchant.fake().seedOrder(MainlandMerchant.ORDER);
			merchant.assertDone(merchant.complete());
			merchant.assertDone(merchant.send("modify"));
			merchant.assertDone(merchant.send("pay"));
			merchant.assertDone(merchant.send("sync"));
			assertThat(merchant.fake().order(MainlandMerchant.ORDER).history()).extracting(FakeOrder.Event::what)
				.containsExactly("seeded", "completed", "modified", "collection requested", "synced");
		}
	}

	@Test
	void ordersAreListedWithWhatAQueryAnswers(FakeWeChatPay fake) {
		fake.seedOrder("ORDER-1", (seed) -> seed.notifyUrl("http://localhost:9/notify"));
		fake.seedOrder("ORDER-2");
		List<FakeOrder> orders = fake.orders();
		assertThat(orders).extracting(FakeOrder::outOrderNo).containsExactlyInAnyOrder("ORDER-1", "ORDER-2");
		assertThat(fake.order("ORDER-1").notifyUrl()).isEqualTo("http://localhost:9/notify");
		JsonNode document = JsonMapper.shared().readTree(fake.order("ORDER-1").document());
		assertThat(document.path("mchid").asString()).isEqualTo(fake.mchid());
		assertThat(document.path("state").asString()).isEqualTo("DOING");
		fake.reset();
		assertThat(fake.orders()).isEmpty();
	}

	@Test
	void userWithoutMoneyDoesNotPay(FakeWeChatPay fake) {
		fake.seedOrder(ORDER, (seed) -> seed.state(FakeOrderState.MCH_COMPLETE));
		fake.wallet().empty();
		assertThat(fake.wallet().isEmpty()).isTrue();
		assertThatIllegalStateException().isThrownBy(() -> fake.pay(ORDER))
			.withMessage("The user is out of money, so '%s' is not paid: fill the wallet first", ORDER);
		assertThat(fake.order(ORDER).phase()).isEqualTo(FakeOrderState.MCH_COMPLETE);
		fake.wallet().fill();
		assertThat(fake.pay(ORDER).history()).extracting(FakeOrder.Event::what)
			.containsExactly("seeded", "payment failed", "paid");
	}

	@Test
	void resetFillsTheWallet(FakeWeChatPay fake) {
		fake.wallet().empty();
		fake.reset();
		assertThat(fake.wallet().isEmpty()).isFalse();
	}

	@Test
	void listenerIsToldOfEachChangeUntilItIsRemoved(FakeWeChatPay fake) throws Exception {
		AtomicInteger changes = new AtomicInteger();
		Runnable listener = changes::incrementAndGet;
		fake.addChangeListener(listener);
		fake.seedOrder(ORDER, (seed) -> seed.state(FakeOrderState.CREATED));
		int seeded = changes.get();
		assertThat(seeded).isPositive();
		fake.confirm(ORDER);
		int confirmed = changes.get();
		assertThat(confirmed).isGreaterThan(seeded);
		WireAnswer.of(TestMerchant.complete(fake, ORDER)).isSuccess();
		int completed = changes.get();
		assertThat(completed).isGreaterThan(confirmed);
		fake.wallet().empty();
		assertThat(changes.get()).isGreaterThan(completed);
		fake.removeChangeListener(listener);
		int removed = changes.get();
		fake.wallet().fill();
		assertThat(changes.get()).isEqualTo(removed);
	}

	@Test
	void launchTellsWhatThePageIsAbout() throws Exception {
		try (MainlandMerchant merchant = MainlandMerchant.start(FakeMode.DIRECT)) {
			String confirmationPackage = merchant.create().isJson().json().path("package").asString();
			assertThat(merchant.fake().launch("wxpayScoreUse", Map.of("package", confirmationPackage)))
				.isEqualTo(new FakeLaunch(true, "0", null, MainlandMerchant.ORDER));
			assertThat(merchant.fake().launch("wxpayScoreUse", Map.of("package", "1")).subject()).isNull();
		}
	}

	@Test
	void permissionsAreListed() throws Exception {
		try (MainlandMerchant merchant = MainlandMerchant.start(FakeMode.PARTNER)) {
			WireAnswer.of(merchant.permission((body) -> {
			})).isJson();
			merchant.fake().openService("A1");
			assertThat(merchant.fake().permissions().all()).singleElement()
				.matches((permission) -> permission.authorizationCode().equals("A1")
						&& permission.state().equals("AVAILABLE"));
		}
	}

}
