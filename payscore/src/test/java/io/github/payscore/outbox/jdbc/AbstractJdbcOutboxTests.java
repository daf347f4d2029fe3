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
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;

import javax.sql.DataSource;

import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.TransactionAwareDataSourceProxy;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;
import reactor.core.scheduler.Schedulers;
import tools.jackson.databind.json.JsonMapper;

import io.github.payscore.WeChatPayResponseException;
import io.github.payscore.notification.jdbc.JdbcPools;
import io.github.payscore.order.CancelOrderRequest;
import io.github.payscore.order.CompleteOrderRequest;
import io.github.payscore.order.PostPayment;
import io.github.payscore.order.QueryOrderRequest;
import io.github.payscore.order.ServiceOrder;
import io.github.payscore.order.mainland.MainlandCancelOrderRequest;
import io.github.payscore.outbox.ConflictingCallException;
import io.github.payscore.outbox.OrderOutcomeHandler;
import io.github.payscore.outbox.OutboxCall;
import io.github.payscore.outbox.OutboxMerchant;
import io.github.payscore.outbox.OutboxMerchants;
import io.github.payscore.outbox.OutboxStatistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

/**
 * Tests for {@link JdbcOutbox} that hold for every database.
 *
 * @author PayScore for Spring Boot contributors
 */
@Timeout(60)
abstract class AbstractJdbcOutboxTests {

	private static final Duration SOON = Duration.ofMillis(20);

	private static final String ORDER = "order-1";

	private static final OffsetDateTime TIME = OffsetDateTime.parse("2026-11-26T16:24:05+08:00");

	private final ScriptedMerchant merchant = new ScriptedMerchant();

	private final RecordingHandler handler = new RecordingHandler();

	private final AtomicReference<Duration> ahead = new AtomicReference<>(Duration.ZERO);

	private final DataSource dataSource;

	private final String schema;

	private final JdbcClient client;

	private final TransactionTemplate transaction;

	private final List<JdbcOutbox> outboxes = new CopyOnWriteArrayList<>();

	AbstractJdbcOutboxTests(DataSource dataSource, String schema) {
		this.dataSource = dataSource;
		this.schema = schema;
		this.client = JdbcClient.create(dataSource);
		this.transaction = new TransactionTemplate(new JdbcTransactionManager(dataSource));
	}

	@BeforeEach
	void createTables() {
		JdbcPools.runScript(this.dataSource, this.schema);
		this.client.sql("CREATE TABLE TOLD (OUTCOME VARCHAR(20), OUT_ORDER_NO VARCHAR(32))").update();
		this.merchant.endWith(Mono.empty());
	}

	@AfterEach
	void stopAndDropTables() {
		this.outboxes.forEach(JdbcOutbox::stop);
		this.client.sql("DROP TABLE TOLD").update();
		this.client.sql("DROP TABLE IF EXISTS WECHATPAY_OUTBOX").update();
		this.client.sql("DROP TABLE IF EXISTS WECHATPAY_OUTBOX_SCHEDULE").update();
	}

	@Test
	void completeWhenCommittedThenIsMadeAndTold() {
		JdbcOutbox outbox = start(builder());
		this.transaction.executeWithoutResult((status) -> outbox.outbox().complete(ORDER, completion(100)));
		awaitTold("completed");
		assertThat(this.merchant.requests()).containsExactly(completion(100));
		assertThat(this.handler.calls).singleElement().satisfies((call) -> {
			assertThat(call.merchant()).isEqualTo("default");
			assertThat(call.kind()).isEqualTo(OutboxCall.Kind.COMPLETE);
			assertThat(call.outOrderNo()).isEqualTo(ORDER);
			assertThat(call.executions()).isEqualTo(1);
			assertThat(call.problem()).isNull();
		});
		assertThat(tasks("wechatpay-call")).isZero();
	}

	@Test
	void completeWhenRolledBackThenIsNeverMade() {
		JdbcOutbox outbox = start(builder());
		this.transaction.executeWithoutResult((status) -> {
			outbox.outbox().complete(ORDER, completion(100));
			status.setRollbackOnly();
		});
		assertThat(calls()).isZero();
		assertThat(tasks("wechatpay-call")).isZero();
		outbox.outbox().complete("order-2", completion(100));
		awaitTold("completed");
		assertThat(this.merchant.requests()).hasSize(1);
	}

	@Test
	void completeWhenTransactionIsOpenThenIsNotMadeYet() {
		JdbcOutbox outbox = start(builder());
		this.transaction.executeWithoutResult((status) -> {
			outbox.outbox().complete(ORDER, completion(100));
			CompletableFuture.runAsync(() -> outbox.outbox().complete("order-2", completion(200))).join();
			awaitTold("completed");
			assertThat(this.merchant.requests()).containsExactly(completion(200));
		});
		Awaitility.await().untilAsserted(() -> assertThat(told()).isEqualTo(2));
	}

	@Test
	void completeWhenDataSourceIsProxiedThenJoinsTransaction() {
		JdbcOutbox outbox = start(
				builder(new TransactionAwareDataSourceProxy(this.dataSource), this.merchant.merchant()));
		this.transaction.executeWithoutResult((status) -> {
			outbox.outbox().complete(ORDER, completion(100));
			status.setRollbackOnly();
		});
		assertThat(calls()).isZero();
	}

	@Test
	void completeWhenThereIsNoTransactionThenHasItsOwn() {
		start(builder()).outbox().complete(ORDER, completion(100));
		awaitTold("completed");
	}

	@Test
	void completeWhenTransactionIsOfOtherManagerThenFailsAtOnce() {
		JdbcOutbox outbox = start(builder());
		DataSource other = JdbcPools.create("jdbc:h2:mem:other");
		new TransactionTemplate(new JdbcTransactionManager(other))
			.executeWithoutResult((status) -> assertThatIllegalStateException()
				.isThrownBy(() -> outbox.outbox().complete(ORDER, completion(100)))
				.withMessageContaining("another transaction manager"));
		assertThat(calls()).isZero();
	}

	@Test
	void completeWhenManagerIsOfOtherDatabaseThenFailsAtOnce() {
		DataSource other = JdbcPools.create("jdbc:h2:mem:other");
		JdbcOutbox outbox = JdbcOutbox
			.builder(this.dataSource, new JdbcTransactionManager(other), (name) -> Mono.just(this.merchant.merchant()))
			.build();
		assertThatIllegalStateException().isThrownBy(() -> outbox.outbox().complete(ORDER, completion(100)))
			.withMessageContaining("does not manage its database");
		assertThat(calls()).isZero();
	}

	@Test
	void completeWhenOnEventLoopThenFailsAtOnce() {
		JdbcOutbox outbox = create(builder());
		Mono<Void> onEventLoop = Mono.<Void>fromRunnable(() -> outbox.outbox().complete(ORDER, completion(100)))
			.subscribeOn(Schedulers.parallel());
		assertThatIllegalStateException().isThrownBy(onEventLoop::block)
			.withMessageContaining("must not be done on the thread 'parallel-");
	}

	@Test
	void completeWhenArgumentsAreWrongThenFailsAtOnce() {
		JdbcOutbox outbox = create(builder());
		assertThatIllegalArgumentException().isThrownBy(() -> outbox.outbox().complete("no number", completion(100)));
		assertThatIllegalArgumentException()
			.isThrownBy(
					() -> outbox.outbox().cancel(ORDER, MainlandCancelOrderRequest.builder().reason("closed").build()))
			.withMessage("The merchant is an oversea partner: give a CancelOrderRequest");
		assertThat(calls()).isZero();
	}

	@Test
	void completeWhenRepeatedThenIsOneCall() {
		JdbcOutbox outbox = create(builder());
		outbox.outbox().complete(ORDER, completion(100));
		outbox.outbox().complete(ORDER, completion(100));
		this.transaction.executeWithoutResult((status) -> outbox.outbox().complete(ORDER, completion(100)));
		assertThat(tasks("wechatpay-call")).isOne();
		outbox.start();
		awaitTold("completed");
		outbox.outbox().complete(ORDER, completion(100));
		assertThat(tasks("wechatpay-call")).isZero();
		assertThat(this.merchant.requests()).hasSize(1);
	}

	@Test
	void completeWhenRequestDiffersThenIsRefusedAndTransactionGoesOn() {
		JdbcOutbox outbox = create(builder());
		outbox.outbox().complete(ORDER, completion(100));
		this.transaction.executeWithoutResult((status) -> {
			assertThatExceptionOfType(ConflictingCallException.class)
				.isThrownBy(() -> outbox.outbox().complete(ORDER, completion(99)))
				.satisfies((ex) -> assertThat(ex.getCall().outOrderNo()).isEqualTo(ORDER));
			outbox.outbox().complete("order-2", completion(99));
		});
		assertThat(calls()).isEqualTo(2);
	}

	@Test
	void completeWhenCompletedWithOtherRequestThenIsRefused() {
		JdbcOutbox outbox = start(builder());
		outbox.outbox().complete(ORDER, completion(100));
		awaitTold("completed");
		assertThatExceptionOfType(ConflictingCallException.class)
			.isThrownBy(() -> outbox.outbox().complete(ORDER, completion(99)));
	}

	@Test
	void completeWhenOtherRequestWasRefusedThenTakesItsPlace() {
		this.merchant.endWith(ScriptedMerchant.refusal(400, "PARAM_ERROR"), Mono.empty());
		JdbcOutbox outbox = start(builder());
		outbox.outbox().complete(ORDER, completion(100));
		awaitTold("refused");
		outbox.outbox().complete(ORDER, completion(99));
		awaitTold("completed");
		assertThat(this.merchant.requests()).containsExactly(completion(100), completion(99));
	}

	@Test
	void completeWhenMerchantsDifferThenAreTwoCalls() {
		JdbcOutbox outbox = start(builder());
		outbox.outbox().complete(ORDER, completion(100));
		outbox.outbox().merchant("other").complete(ORDER, completion(99));
		Awaitility.await().untilAsserted(() -> assertThat(told()).isEqualTo(2));
		assertThat(this.handler.calls).extracting(OutboxCall::merchant).containsExactlyInAnyOrder("default", "other");
	}

	@Test
	void completeAndCancelOfOneOrderAreTwoCalls() {
		JdbcOutbox outbox = start(builder());
		outbox.outbox().complete(ORDER, completion(100));
		outbox.outbox().cancel(ORDER, CancelOrderRequest.ofReason("closed"));
		Awaitility.await().untilAsserted(() -> assertThat(told()).isEqualTo(2));
	}

	@Test
	void completeWhenManyAskAtOnceThenIsOneCall() {
		JdbcOutbox outbox = create(builder());
		CountDownLatch go = new CountDownLatch(1);
		List<CompletableFuture<Void>> all = new CopyOnWriteArrayList<>();
		for (int i = 0; i < 8; i++) {
			all.add(CompletableFuture.runAsync(() -> {
				await(go);
				this.transaction.executeWithoutResult((status) -> outbox.outbox().complete(ORDER, completion(100)));
			}, (task) -> new Thread(task).start()));
		}
		go.countDown();
		all.forEach(CompletableFuture::join);
		assertThat(calls()).isOne();
		assertThat(tasks("wechatpay-call")).isOne();
	}

	@Test
	void callWhenOutcomeIsUnknownThenIsRepeatedAsRepetition() {
		this.merchant.endWith(ScriptedMerchant.noAnswer(), ScriptedMerchant.refusal(429, "FREQUENCY_LIMITED"),
				ScriptedMerchant.refusal(401, "SIGN_ERROR"), Mono.empty());
		start(builder()).outbox().complete(ORDER, completion(100));
		awaitTold("completed");
		assertThat(this.merchant.requests()).containsOnly(completion(100)).hasSize(4);
		assertThat(this.merchant.repetitions()).containsExactly(false, true, true, true);
		assertThat(this.handler.calls).singleElement().extracting(OutboxCall::executions).isEqualTo(4);
	}

	@Test
	void callWhenRefusedThenIsToldAndNotRepeated() {
		this.merchant.endWith(ScriptedMerchant.refusal(400, "INVALID_ORDER_STATE"));
		start(builder()).outbox().complete(ORDER, completion(100));
		awaitTold("refused");
		assertThat(this.handler.refusals).singleElement()
			.extracting(WeChatPayResponseException::getCode)
			.isEqualTo("INVALID_ORDER_STATE");
		assertThat(tasks("wechatpay-call")).isZero();
		assertThat(this.merchant.requests()).hasSize(1);
	}

	@Test
	void callWhenUnknownForTooLongThenIsGivenUpAndCanBeRetried() {
		this.merchant.endWith(ScriptedMerchant.noAnswer());
		JdbcOutbox outbox = start(builder().watchCompletions(false).giveUpAfter(Duration.ofDays(7)));
		outbox.outbox().complete(ORDER, completion(100));
		Awaitility.await().until(() -> this.merchant.requests().size() > 1);
		this.ahead.set(Duration.ofDays(8));
		awaitTold("abandoned");
		assertThat(outbox.statistics().abandoned()).isOne();
		assertThat(outbox.statistics().waiting()).isZero();
		assertThat(this.handler.calls).singleElement().extracting(OutboxCall::problem).isEqualTo("no answer");
		this.merchant.endWith(Mono.empty());
		assertThat(outbox.outbox().retry(ORDER)).isOne();
		awaitTold("completed");
		assertThat(this.merchant.repetitions()).last().isEqualTo(true);
		assertThat(outbox.statistics().abandoned()).isZero();
		assertThat(outbox.outbox().retry(ORDER)).isZero();
	}

	@Test
	void retryWhenRefusedThenIsMadeAgain() {
		this.merchant.endWith(ScriptedMerchant.refusal(400, "INVALID_ORDER_STATE"), Mono.empty());
		JdbcOutbox outbox = start(builder());
		outbox.outbox().complete(ORDER, completion(100));
		awaitTold("refused");
		assertThat(outbox.outbox().retry(ORDER)).isOne();
		awaitTold("completed");
	}

	@Test
	void retryWhenWaitingThenIsMadeAtOnce() {
		this.merchant.endWith(ScriptedMerchant.noAnswer(), Mono.empty());
		JdbcOutbox outbox = start(builder().firstWait(Duration.ofHours(1)).longestWait(Duration.ofHours(1)));
		outbox.outbox().complete(ORDER, completion(100));
		awaitPostponed();
		assertThat(outbox.outbox().retry(ORDER)).isOne();
		awaitTold("completed");
	}

	@Test
	void handlerWhenItThrowsThenNothingIsRecordedAndItIsToldAgain() {
		this.handler.failures.set(2);
		JdbcOutbox outbox = start(builder());
		outbox.outbox().complete(ORDER, completion(100));
		awaitTold("completed");
		assertThat(this.handler.calls).extracting(OutboxCall::executions).containsExactly(1, 2, 3);
		assertThat(told()).isOne();
		assertThat(this.merchant.requests()).hasSize(3);
	}

	@Test
	void callWhenProcessStopsThenOtherGoesOn() {
		this.merchant.endWith(ScriptedMerchant.noAnswer());
		JdbcOutbox first = start(builder());
		first.outbox().complete(ORDER, completion(100));
		Awaitility.await().until(() -> !this.merchant.requests().isEmpty());
		first.stop();
		this.merchant.endWith(Mono.empty());
		start(builder());
		awaitTold("completed");
	}

	@Test
	void callWhenProcessDiesThenOtherTakesItOverAsRepetition() {
		Sinks.Empty<Void> never = Sinks.empty();
		this.merchant.endWith(never.asMono(), Mono.empty());
		JdbcOutbox dying = start(builder());
		dying.outbox().complete(ORDER, completion(100));
		Awaitility.await().until(() -> !this.merchant.requests().isEmpty());
		// As if its last sign of life had been long ago, again and again
		start(builder());
		Awaitility.await().pollInterval(SOON).untilAsserted(() -> {
			this.client.sql("UPDATE WECHATPAY_OUTBOX_SCHEDULE SET LAST_HEARTBEAT = ? WHERE PICKED = TRUE")
				.param(OffsetDateTime.parse("2020-01-01T00:00:00Z"))
				.update();
			assertThat(told("completed")).isOne();
		});
		never.tryEmitEmpty();
		dying.stop();
		assertThat(this.merchant.repetitions()).containsExactly(false, true);
		assertThat(told()).isOne();
		assertThat(tasks("wechatpay-call")).isZero();
	}

	@Test
	void stopWhenCallIsUnderWayThenItFinishes() throws Exception {
		Sinks.Empty<Void> answer = Sinks.empty();
		this.merchant.endWith(answer.asMono());
		JdbcOutbox outbox = start(builder());
		outbox.outbox().complete(ORDER, completion(100));
		Awaitility.await().until(() -> !this.merchant.requests().isEmpty());
		CompletableFuture<Void> stopped = CompletableFuture.runAsync(outbox::stop);
		answer.tryEmitEmpty();
		stopped.get(30, TimeUnit.SECONDS);
		assertThat(told("completed")).isOne();
		outbox.outbox().complete("order-2", completion(100));
		assertThat(tasks("wechatpay-call")).isOne();
		outbox.start();
		Awaitility.await().untilAsserted(() -> assertThat(told("completed")).isEqualTo(2));
	}

	@Test
	void clockWhenPutBackThenCallsAreMadeAtOnce() {
		JdbcOutbox outbox = start(builder());
		outbox.outbox().complete(ORDER, completion(100));
		awaitTold("completed");
		this.ahead.set(Duration.ofMinutes(-9));
		outbox.outbox().complete("order-2", completion(100));
		Awaitility.await().untilAsserted(() -> assertThat(told("completed")).isEqualTo(2));
	}

	@Test
	void watchWhenCompletedThenTellsOnceThatOrderIsPaid() {
		this.merchant.show(Mono.just(order(ServiceOrder.STATE_DOING)),
				Mono.error(() -> new WeChatPayResponseException("busy", 503, null, null, null)),
				Mono.just(order(ServiceOrder.STATE_DONE)));
		JdbcOutbox outbox = start(builder().watchSchedule(List.of(SOON)));
		outbox.outbox()
			.complete(ORDER,
					CompleteOrderRequest.builder()
						.serviceId("service-2")
						.subMchid("1900000110")
						.postPayments(List.of(PostPayment.builder().name("Dinner").amount(100).build()))
						.totalAmount(100)
						.build());
		awaitTold("paid");
		assertThat(this.merchant.requests()).last()
			.isEqualTo(new QueryOrderRequest("service-2", "1900000110", ORDER, null));
		outbox.paid("default", order(ServiceOrder.STATE_DONE));
		assertThat(told("paid")).isOne();
		assertThat(tasks("wechatpay-watch")).isZero();
		assertThat(outbox.statistics()).isEqualTo(new OutboxStatistics(0, 0, 0, 0, Duration.ZERO));
	}

	@Test
	void watchWhenNotificationIsFirstThenTellsOnce() {
		this.merchant.show(Mono.just(order(ServiceOrder.STATE_DONE)));
		JdbcOutbox outbox = start(builder().watchSchedule(List.of(Duration.ofHours(1))));
		outbox.outbox().complete(ORDER, completion(100));
		awaitTold("completed");
		assertThat(outbox.statistics().watched()).isOne();
		outbox.paid("default", order(ServiceOrder.STATE_DOING));
		outbox.paid("other", order(ServiceOrder.STATE_DONE));
		assertThat(told("paid")).isZero();
		outbox.paid("default", order(ServiceOrder.STATE_DONE));
		outbox.paid("default", order(ServiceOrder.STATE_DONE));
		assertThat(told("paid")).isOne();
		assertThat(tasks("wechatpay-watch")).isZero();
	}

	@Test
	void watchWhenHandlerThrowsAtNotificationThenQueryTells() {
		this.merchant.show(Mono.just(order(ServiceOrder.STATE_DONE)));
		JdbcOutbox outbox = create(builder().watchSchedule(List.of(SOON)));
		outbox.outbox().watch(ORDER);
		this.handler.failures.set(1);
		assertThatIllegalStateException().isThrownBy(() -> outbox.paid("default", order(ServiceOrder.STATE_DONE)))
			.withMessage("a handler failed");
		outbox.start();
		awaitTold("paid");
	}

	@Test
	void watchWhenCancelledThenEndsInSilence() {
		this.merchant.show(Mono.just(order(ServiceOrder.STATE_REVOKED)));
		JdbcOutbox outbox = start(builder().watchSchedule(List.of(SOON)));
		outbox.outbox().watch(ORDER);
		Awaitility.await().until(() -> tasks("wechatpay-watch") == 0);
		assertThat(told()).isZero();
	}

	@Test
	void watchWhenNotPaidForTooLongThenIsGivenUp() {
		this.merchant.show(Mono.just(order(ServiceOrder.STATE_DOING)));
		JdbcOutbox outbox = start(builder().watchSchedule(List.of(SOON)).watchFor(Duration.ofDays(30)));
		outbox.outbox().watch(ORDER);
		Awaitility.await().until(() -> this.merchant.requests().size() > 1);
		this.ahead.set(Duration.ofDays(31));
		awaitTold("abandoned");
		assertThat(this.handler.calls).singleElement().extracting(OutboxCall::kind).isEqualTo(OutboxCall.Kind.WATCH);
	}

	@Test
	void watchWhenOfThenCompletionsAreNotWatched() {
		JdbcOutbox outbox = start(builder().watchCompletions(false));
		outbox.outbox().complete(ORDER, completion(100));
		awaitTold("completed");
		assertThat(tasks("wechatpay-watch")).isZero();
	}

	@Test
	void requestWhenKeyIsSetThenIsEncryptedAndKeyCanBeReplaced() {
		byte[] oldKey = "0123456789abcdef".getBytes(StandardCharsets.US_ASCII);
		byte[] newKey = "0123456789abcdef0123456789abcdef".getBytes(StandardCharsets.US_ASCII);
		JdbcOutbox before = create(builder().encryptionKey(oldKey));
		before.outbox().complete(ORDER, completion(100));
		before.outbox().complete(ORDER, completion(100));
		assertThat(this.client.sql("SELECT REQUEST FROM WECHATPAY_OUTBOX").query(String.class).single())
			.startsWith("aes-gcm:")
			.doesNotContain("Dinner");
		JdbcOutbox after = start(builder().encryptionKey(newKey).previousEncryptionKeys(List.of(oldKey)));
		awaitTold("completed");
		assertThat(this.merchant.requests()).containsExactly(completion(100));
		after.outbox().complete(ORDER, completion(100));
		assertThatExceptionOfType(ConflictingCallException.class)
			.isThrownBy(() -> after.outbox().complete(ORDER, completion(99)));
	}

	@Test
	void requestWhenKeyIsUnknownThenCallWaits() {
		create(builder().encryptionKey(new byte[16])).outbox().complete(ORDER, completion(100));
		JdbcOutbox other = start(builder());
		awaitPostponed();
		assertThat(this.merchant.requests()).isEmpty();
		other.stop();
		start(builder().encryptionKey(new byte[16]));
		awaitTold("completed");
	}

	@Test
	void merchantWhenUnknownToThisProcessThenCallWaits() {
		create(builder()).outbox().complete(ORDER, completion(100));
		JdbcOutbox other = start(
				builder(this.dataSource, (name) -> Mono.error(new IllegalArgumentException("no merchant " + name))));
		awaitPostponed();
		other.stop();
		start(builder());
		awaitTold("completed");
	}

	@Test
	void statisticsTellWhatThereIsToDo() {
		JdbcOutbox outbox = create(builder());
		assertThat(outbox.statistics()).isEqualTo(new OutboxStatistics(0, 0, 0, 0, Duration.ZERO));
		assertThat(outbox.lastStatistics()).isNull();
		outbox.outbox().complete(ORDER, completion(100));
		outbox.outbox().watch(ORDER);
		this.ahead.set(Duration.ofMinutes(5));
		OutboxStatistics statistics = outbox.statistics();
		assertThat(statistics.waiting()).isOne();
		assertThat(statistics.watched()).isOne();
		assertThat(statistics.oldest()).isBetween(Duration.ofMinutes(5), Duration.ofMinutes(6));
	}

	@Test
	void finishedCallsAreForgottenAfterRetention() {
		JdbcOutbox outbox = start(builder().watchCompletions(false).retention(Duration.ofDays(90)));
		outbox.outbox().complete(ORDER, completion(100));
		awaitTold("completed");
		outbox.stop();
		this.ahead.set(Duration.ofDays(89));
		start(builder().watchCompletions(false)).outbox().complete("order-2", completion(100));
		Awaitility.await().untilAsserted(() -> assertThat(told("completed")).isEqualTo(2));
		assertThat(calls()).isEqualTo(2);
		this.ahead.set(Duration.ofDays(91));
		start(builder());
		Awaitility.await().until(() -> calls() == 1);
	}

	@Test
	void startWhenTableIsMissingThenFailsWithItsScript() {
		this.client.sql("DROP TABLE WECHATPAY_OUTBOX_SCHEDULE").update();
		JdbcOutbox outbox = create(builder());
		assertThatExceptionOfType(MissingTableException.class).isThrownBy(outbox::start)
			.withMessage("The table 'WECHATPAY_OUTBOX_SCHEDULE' cannot be read: it or one of its columns does not "
					+ "exist, or the user may not read it. Create it from 'classpath:%s'.", this.schema);
		assertThat(outbox.isRunning()).isFalse();
	}

	@Test
	void scriptWhenTablesExistThenKeepsThem() {
		create(builder()).outbox().complete(ORDER, completion(100));
		JdbcPools.runScript(this.dataSource, this.schema);
		assertThat(calls()).isOne();
	}

	private JdbcOutbox.Builder builder() {
		return builder(this.dataSource, this.merchant.merchant());
	}

	private JdbcOutbox.Builder builder(DataSource source, OutboxMerchant operations) {
		return builder(source, (OutboxMerchants) (name) -> Mono.just(operations));
	}

	private JdbcOutbox.Builder builder(DataSource source, OutboxMerchants merchants) {
		return JdbcOutbox.builder(source, new JdbcTransactionManager(this.dataSource), merchants)
			.handlers(() -> List.of(this.handler))
			.clock((InstantSource) () -> Instant.now().plus(this.ahead.get()))
			.pollingInterval(SOON)
			.firstWait(SOON)
			.longestWait(SOON)
			.takeOverAfter(Duration.ofSeconds(6));
	}

	private JdbcOutbox create(JdbcOutbox.Builder builder) {
		JdbcOutbox outbox = builder.build();
		this.outboxes.add(outbox);
		return outbox;
	}

	private JdbcOutbox start(JdbcOutbox.Builder builder) {
		JdbcOutbox outbox = create(builder);
		outbox.start();
		return outbox;
	}

	private static CompleteOrderRequest completion(long total) {
		return CompleteOrderRequest.builder()
			.postPayments(List.of(PostPayment.builder().name("Dinner").amount(total).build()))
			.totalAmount(total)
			.completeTime(TIME)
			.build();
	}

	private static ServiceOrder order(String state) {
		ServiceOrder order = new JsonMapper()
			.readValue("{\"out_order_no\":\"%s\",\"state\":\"%s\",\"state_description\":\"%s\"}".formatted(ORDER, state,
					"MCH_COMPLETE"), ServiceOrder.class);
		assertThat(order.outOrderNo()).isEqualTo(ORDER);
		return order;
	}

	private void awaitTold(String outcome) {
		Awaitility.await().untilAsserted(() -> assertThat(told(outcome)).isOne());
	}

	private void awaitPostponed() {
		Awaitility.await()
			.until(() -> this.client.sql("SELECT MAX(EXECUTIONS) FROM WECHATPAY_OUTBOX")
				.query(Integer.class)
				.single() > 0);
	}

	private long told(String outcome) {
		return this.client.sql("SELECT COUNT(*) FROM TOLD WHERE OUTCOME = ?").param(outcome).query(Long.class).single();
	}

	private long told() {
		return this.client.sql("SELECT COUNT(*) FROM TOLD").query(Long.class).single();
	}

	private long calls() {
		return this.client.sql("SELECT COUNT(*) FROM WECHATPAY_OUTBOX").query(Long.class).single();
	}

	private long tasks(String name) {
		return this.client.sql("SELECT COUNT(*) FROM WECHATPAY_OUTBOX_SCHEDULE WHERE TASK_NAME = ?")
			.param(name)
			.query(Long.class)
			.single();
	}

	private static void await(CountDownLatch latch) {
		try {
			latch.await();
		}
		catch (InterruptedException ex) {
			throw new IllegalStateException(ex);
		}
	}

	/**
	 * Writes what it is told to the same database, and fails as often as a test wants.
	 */
	private final class RecordingHandler implements OrderOutcomeHandler {

		private final AtomicInteger failures = new AtomicInteger();

		private final List<OutboxCall> calls = new CopyOnWriteArrayList<>();

		private final List<WeChatPayResponseException> refusals = new CopyOnWriteArrayList<>();

		@Override
		public void completed(OutboxCall call) {
			told("completed", call, call.outOrderNo());
		}

		@Override
		public void refused(OutboxCall call, WeChatPayResponseException why) {
			this.refusals.add(why);
			told("refused", call, call.outOrderNo());
		}

		@Override
		public void abandoned(OutboxCall call) {
			told("abandoned", call, call.outOrderNo());
		}

		@Override
		public void paid(ServiceOrder order) {
			told("paid", null, order.outOrderNo());
		}

		private void told(String outcome, @Nullable OutboxCall call, @Nullable String outOrderNo) {
			AbstractJdbcOutboxTests.this.client.sql("INSERT INTO TOLD VALUES (?, ?)")
				.params(outcome, String.valueOf(outOrderNo))
				.update();
			if (call != null) {
				this.calls.add(call);
			}
			if (this.failures.getAndUpdate((left) -> Math.max(left - 1, 0)) > 0) {
				throw new IllegalStateException("a handler failed");
			}
		}

	}

}
