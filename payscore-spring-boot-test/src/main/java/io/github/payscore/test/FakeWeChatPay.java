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

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

import io.github.payscore.test.keys.KeyMaterial;
import io.github.payscore.test.money.FakeBills;
import io.github.payscore.test.money.FakeRefunds;
import io.github.payscore.test.money.FakeWallet;
import io.github.payscore.test.notification.RetrySchedule;
import io.github.payscore.test.platform.AccessPoint;
import io.github.payscore.test.platform.LaunchPage;
import io.github.payscore.test.platform.LaunchRefusal;
import io.github.payscore.test.platform.LoopbackHttpServer;
import io.github.payscore.test.platform.MisbehaviourPlan;
import io.github.payscore.test.platform.Platform;
import io.github.payscore.test.rules.Mode;
import io.github.payscore.test.rules.OutOrderNo;
import io.github.payscore.test.service.FakePermissions;
import io.github.payscore.test.service.FakeServiceAccounts;
import io.github.payscore.test.service.FakeSignPlans;
import io.github.payscore.test.state.Order;
import io.github.payscore.test.state.Permission;

/**
 * WeChat Pay on a loopback port, for tests and samples: an HTTP server that checks and
 * answers PayScore calls of oversea partners, or of merchants of the mainland, as WeChat
 * Pay's documents say, and that can be told to misbehave.
 *
 * <pre class="code">
 * try (FakeWeChatPay fake = FakeWeChatPay.start()) {
 *     fake.seedOrder("1234323JKHDFE1243252");
 *     fake.next().dropAfterEffect();
 *     // run the application with fake.properties(), then:
 *     assertThat(fake.order("1234323JKHDFE1243252").completions()).isEqualTo(1);
 * }
 * </pre>
 * <p>
 * It knows the five calls under {@code /v3/payscore/oversea/partner/serviceorder}:
 * creation, query by {@code out_order_no} or {@code query_id}, and {@code complete},
 * {@code cancel} and {@code sync}. In the modes of the mainland
 * ({@link Builder#mode(FakeMode)}) it knows those of {@code /v3/payscore/serviceorder} or
 * {@code /v3/payscore/partner/serviceorder} instead, with {@code modify} and {@code pay},
 * the calls about permissions, plans and a partner's sub-merchants, and the pages that
 * {@link #launch} opens. It refunds what users have paid ({@link #refunds()}) and makes
 * bills of it ({@link #bills()}). It checks neither sums nor risk limits, because the
 * official example breaks them. A creation that does not say {@code need_user_confirm}
 * needs the user's confirmation. The list of platform certificates is at
 * {@code GET /v3/global/certificates} (oversea only) and {@code GET /v3/certificates};
 * {@link #rotateCertificate()} changes what is on it.
 * <p>
 * The user's acts are notified to the {@code notify_url} of the order, signed, encrypted
 * and repeated on the documented schedule, but 100 times as fast
 * ({@link Builder#notificationTimeScale(double)}). Nothing is sent to other hosts than
 * {@code localhost}, {@code 127.0.0.1} and {@code [::1]}. For https the JVM's trust store
 * decides. {@link #notification(String)} builds notifications for tests that need no
 * network.
 * <p>
 * A misbehaviour is planned for the {@link #next()} requests, for some of them by chance
 * ({@link #sometimes(long)}), or for {@link #always() all}. What the merchant does not do
 * is a method: {@link #confirm(String)} and {@link #pay(String)} are the user's part,
 * {@link #expire(String)} is time's; {@link #seedOrder(String)} puts in an order that the
 * user has confirmed. {@link #openAccessPoint()} is for tests of fail-over.
 * <p>
 * It can play several merchants at once ({@link Builder#merchant(String, Consumer)}),
 * each with keys, numbers, orders and notifications of its own. What concerns those is
 * for the merchant {@code default} then, and for another one at
 * {@link #merchant(String)}; requests, misbehaviours of requests, {@link #behave()},
 * {@link #reset()} and {@link #close()} are for all.
 * <p>
 * Keys are RSA-2048, made once per JVM when they are first needed, and good for nothing
 * else: they share prime numbers, so that many of them take little time. The server
 * listens on 127.0.0.1 only; its threads are daemons. Thread-safe.
 * <p>
 * Source: WeChat Pay's documentation, page 4014096431.
 *
 * @author PayScore for Spring Boot contributors
 * @since 0.1.0
 */
public final class FakeWeChatPay implements AutoCloseable {

	private final PlayedMerchants merchants;

	private final PlayedMerchant merchant;

	private final boolean whole;

	private final Platform platform;

	private final Address address;

	private final Runnable closing;

	private FakeWeChatPay(PlayedMerchants merchants, PlayedMerchant merchant, boolean whole, Address address,
			Runnable closing) {
		this.merchants = merchants;
		this.merchant = merchant;
		this.whole = whole;
		this.platform = merchant.account().platform();
		this.address = address;
		this.closing = closing;
	}

	/**
	 * Start a fake with the defaults on a free port.
	 * @return the running fake
	 */
	public static FakeWeChatPay start() {
		return builder().start();
	}

	/**
	 * Create a builder of a fake.
	 * @return a builder with the defaults
	 */
	public static Builder builder() {
		return new Builder();
	}

	/**
	 * Open another access point of the same platform, as WeChat Pay's backup domain is
	 * one, for tests of fail-over: a fake on a free port of its own, with its own
	 * misbehaviours and recorded requests, but the same keys, merchants, orders, nonces,
	 * clock and notifications. {@link #reset()} of either forgets the orders of both.
	 * Closing one does not close the other, but closing the first one ends the
	 * notifications of both.
	 * @return the running access point
	 */
	public FakeWeChatPay openAccessPoint() {
		Address other = new Address(this.merchants, 0, this.address.idleTimeout);
		return new FakeWeChatPay(this.merchants, this.merchant, this.whole, other, other::stop);
	}

	/**
	 * Look at one of the merchants of this fake: at the same port, but with its own keys,
	 * numbers, properties, orders and notifications, with those of the recorded requests
	 * that name it in their {@code Authorization}, and with misbehaviours that only its
	 * requests get. A misbehaviour that is planned for a merchant comes before those of
	 * the whole fake, and leaves their slots to others.
	 * <p>
	 * Names with the same {@code mchid} are one merchant for WeChat Pay, and so they
	 * share all of that but their appid, service ids and sub-merchant in
	 * {@link #properties()} and {@link #seedOrder(String)}. A service belongs to the
	 * appid of its name; the sub-merchants belong to all.
	 * <p>
	 * {@link #reset()} and {@link #behave()} of the merchant leave the others alone.
	 * Closing it does nothing: close the fake.
	 * @param name the name given to {@link Builder#merchant(String, Consumer)}, or
	 * {@code default} for the merchant of the builder itself
	 * @return the merchant's view of this fake
	 * @throws IllegalArgumentException if there is no such merchant
	 */
	public FakeWeChatPay merchant(String name) {
		return new FakeWeChatPay(this.merchants, this.merchants.get(name), false, this.address, () -> {
		});
	}

	/**
	 * Return what the merchants of this fake are called, beside the one that is called
	 * {@code default}.
	 * @return the names; none if this is one {@link #merchant(String)} only
	 */
	public Set<String> merchantNames() {
		return this.whole ? this.merchants.furtherNames() : Set.of();
	}

	/**
	 * Return the base URL, for {@code wechatpay.base-url}.
	 * @return the URL without a slash at its end
	 */
	public String baseUrl() {
		return "http://" + LoopbackHttpServer.HOST + ":" + this.address.server.port();
	}

	/**
	 * Return the {@code wechatpay.*} properties that point an application at this fake:
	 * those of the merchant, and unless this is one {@link #merchant(String)} only, those
	 * of the others as {@code wechatpay.merchants.<name>.*}.
	 * @return an immutable map; it contains a private key, though a worthless one
	 */
	public Map<String, String> properties() {
		return Collections.unmodifiableMap(
				this.whole ? this.merchants.properties(baseUrl()) : this.merchant.properties("wechatpay.", baseUrl()));
	}

	/**
	 * Return the merchant number.
	 * @return the {@code mchid}
	 */
	public String mchid() {
		return this.merchant.merchant().mchid();
	}

	/**
	 * Return what the merchant is.
	 * @return the mode
	 */
	public FakeMode mode() {
		return this.merchant.account().mode();
	}

	/**
	 * Return the APIv2 key, which signs the parameters of WeChat's pages.
	 * @return 32 characters
	 */
	public String apiV2Key() {
		return this.merchant.account().keys().apiV2Key().text();
	}

	/**
	 * Return the merchant's private key.
	 * @return the PKCS#8 key as PEM
	 */
	public String merchantPrivateKeyPem() {
		return this.merchant.account().merchantPrivateKeyPem();
	}

	/**
	 * Return the serial number of the merchant's certificate.
	 * @return 40 hexadecimal digits
	 */
	public String merchantSerial() {
		return this.merchant.account().keys().certificates().serial();
	}

	/**
	 * Give the merchant another API certificate with a key of its own, as one applies for
	 * before the old one expires. From now on requests may be signed with either, and
	 * {@link #merchantPrivateKeyPem()} and {@link #merchantSerial()} are those of the new
	 * one.
	 */
	public void renewMerchantCertificate() {
		this.merchant.account().keys().certificates().renew();
	}

	/**
	 * Revoke all API certificates of the merchant but the newest: requests that are
	 * signed with their keys are refused from now on.
	 */
	public void revokeFormerMerchantCertificates() {
		this.merchant.account().keys().certificates().revokeFormer();
	}

	/**
	 * Return the WeChat Pay public key, in use unless the kind of key is
	 * {@link PlatformKeyKind#CERTIFICATE}.
	 * @return the key as PEM
	 */
	public String platformPublicKeyPem() {
		return this.merchant.account().publicKeyPem();
	}

	/**
	 * Return the id of the WeChat Pay public key.
	 * @return the id, {@code PUB_KEY_ID_…}
	 */
	public String platformPublicKeyId() {
		return this.merchant.account().material().publicKeyId();
	}

	/**
	 * Return the first platform certificate, in use unless the kind of key is
	 * {@link PlatformKeyKind#PUBLIC_KEY}.
	 * @return the X.509 certificate as PEM
	 */
	public String platformCertificatePem() {
		return this.merchant.account().certificate().pem();
	}

	/**
	 * Return the serial number of the first platform certificate.
	 * @return 40 hexadecimal digits
	 */
	public String platformCertificateSerial() {
		return this.merchant.account().certificate().serial();
	}

	/**
	 * Return the APIv3 key, which certificates and notifications are encrypted with.
	 * @return 32 characters
	 */
	public String apiV3Key() {
		return this.platform.apiV3Key().text();
	}

	/**
	 * Return the platform certificates that are listed at present, oldest first.
	 * @return an immutable list, empty if the kind of key is
	 * {@link PlatformKeyKind#PUBLIC_KEY}
	 */
	public List<FakeCertificate> certificates() {
		return this.platform.keys().certificates().stream().map(FakeCertificate::of).toList();
	}

	/**
	 * Make another platform certificate, valid since 2015 and until 2099. It is listed
	 * beside the others from now on, but signs nothing until {@link #signWith(String)}.
	 * @return the certificate
	 * @throws IllegalStateException if the kind of key is
	 * {@link PlatformKeyKind#PUBLIC_KEY}
	 */
	public FakeCertificate addCertificate() {
		return addCertificate(KeyMaterial.NOT_BEFORE, KeyMaterial.NOT_AFTER);
	}

	/**
	 * Make another platform certificate. It is listed beside the others from now on, even
	 * if it is not valid now, but signs nothing until {@link #signWith(String)}.
	 * @param notBefore when it starts to be valid, cut to whole seconds
	 * @param notAfter when it stops being valid, cut to whole seconds
	 * @return the certificate
	 * @throws IllegalStateException if the kind of key is
	 * {@link PlatformKeyKind#PUBLIC_KEY}
	 */
	public FakeCertificate addCertificate(Instant notBefore, Instant notAfter) {
		return FakeCertificate.of(this.platform.keys().addCertificate(notBefore, notAfter));
	}

	/**
	 * Sign with a key from now on: answers to requests whose {@code Wechatpay-Serial}
	 * names no key, and notifications. At first the certificate signs, if the kind of key
	 * has one. To ignore what requests ask for, see {@link Misbehaviours#signedWith}.
	 * @param serial the serial number of a listed certificate, or the id of the public
	 * key unless the kind of key is {@link PlatformKeyKind#CERTIFICATE}
	 * @throws IllegalArgumentException if the merchant has no such key
	 */
	public void signWith(String serial) {
		this.platform.keys().signWith(serial);
	}

	/**
	 * Return the key that signs answers to requests whose {@code Wechatpay-Serial} names
	 * none, and notifications.
	 * @return the serial number of a certificate, or the id of the public key
	 * @see #signWith(String)
	 */
	public String signingSerial() {
		return this.platform.keys().signingKey().serial();
	}

	/**
	 * Make another platform certificate and sign with it from now on. The others stay
	 * listed.
	 * @return the certificate
	 * @throws IllegalStateException if the kind of key is
	 * {@link PlatformKeyKind#PUBLIC_KEY}
	 */
	public FakeCertificate rotateCertificate() {
		FakeCertificate certificate = addCertificate();
		signWith(certificate.serial());
		return certificate;
	}

	/**
	 * Remove a platform certificate from the list, the first one included. Requests must
	 * not name it any more.
	 * @param serial the serial number of a listed certificate
	 * @throws IllegalArgumentException if it is not listed
	 * @throws IllegalStateException if it is the one to sign with
	 */
	public void removeCertificate(String serial) {
		this.platform.keys().removeCertificate(serial);
	}

	/**
	 * Put in an order that the user has confirmed, ready to be completed. It replaces an
	 * order with the same number.
	 * @param outOrderNo the merchant's order number: 1 to 32 of digits, letters,
	 * {@code _}, {@code -}, {@code |} and {@code *}
	 * @return the order
	 */
	public FakeOrder seedOrder(String outOrderNo) {
		return seedOrder(outOrderNo, (seed) -> {
		});
	}

	/**
	 * Put in an order in any state. It replaces an order with the same number.
	 * @param outOrderNo the merchant's order number: 1 to 32 of digits, letters,
	 * {@code _}, {@code -}, {@code |} and {@code *}
	 * @param customizer changes the defaults
	 * @return the order
	 */
	public FakeOrder seedOrder(String outOrderNo, Consumer<OrderSeed> customizer) {
		Mode mode = this.merchant.merchant().mode();
		if (!OutOrderNo.isValid(mode, outOrderNo)) {
			throw new IllegalArgumentException(
					"'outOrderNo' %s but is '%s'".formatted(OutOrderNo.rule(mode), outOrderNo));
		}
		OrderSeed seed = new OrderSeed(outOrderNo, this.merchant.merchant());
		customizer.accept(seed);
		Order order = seed.toOrder(this.platform.now());
		this.platform.orders().put(order);
		this.merchants.changes().tell();
		return seen(order);
	}

	/**
	 * Return an order as it is now.
	 * @param outOrderNo the merchant's order number
	 * @return the order
	 * @throws IllegalArgumentException if there is no such order
	 */
	public FakeOrder order(String outOrderNo) {
		return seen(this.platform.orders().known(outOrderNo));
	}

	/**
	 * Return all orders as they are now, oldest first.
	 * @return an immutable list
	 */
	public List<FakeOrder> orders() {
		return this.platform.orders().all().stream().map(this::seen).toList();
	}

	private FakeOrder seen(Order order) {
		return FakeOrder.of(order, mchid());
	}

	/**
	 * Let the user confirm a created order: the service runs. If the creation named no
	 * user, queries name one from now on. The merchant is notified by
	 * {@code PAYSCORE.USER_CONFIRM}.
	 * @param outOrderNo the merchant's order number
	 * @return the order
	 * @throws IllegalArgumentException if there is no such order
	 * @throws IllegalStateException if the order is not in the state
	 * {@link FakeOrderState#CREATED}
	 */
	public FakeOrder confirm(String outOrderNo) {
		return seen(this.platform.confirm(outOrderNo));
	}

	/**
	 * Let the user pay a completed order: it is done, with the total amount of its
	 * completion. The merchant is notified by {@code PAYSCORE.USER_PAID}.
	 * @param outOrderNo the merchant's order number
	 * @return the order
	 * @throws IllegalArgumentException if there is no such order
	 * @throws IllegalStateException if the order is not in the state
	 * {@link FakeOrderState#MCH_COMPLETE}, or if the user is out of money
	 * @see #wallet()
	 */
	public FakeOrder pay(String outOrderNo) {
		return seen(this.platform.pay(outOrderNo));
	}

	/**
	 * Let an order expire, as WeChat Pay does after 30 days without a confirmation.
	 * @param outOrderNo the merchant's order number
	 * @return the order
	 * @throws IllegalArgumentException if there is no such order
	 * @throws IllegalStateException if the order is not in the state
	 * {@link FakeOrderState#CREATED}
	 */
	public FakeOrder expire(String outOrderNo) {
		return seen(this.platform.expire(outOrderNo));
	}

	/**
	 * Let the user give the permission that the merchant has applied for at
	 * {@code /v3/payscore/permissions}, or at {@code /v3/payscore/partner/permissions}.
	 * The merchant is notified by {@code PAYSCORE.USER_OPEN_SERVICE} at the
	 * {@code notify_url} of the application; {@link #awaitNotification} finds that by the
	 * authorization code.
	 * @param authorizationCode the merchant's {@code authorization_code}
	 * @throws IllegalArgumentException if there is no such application
	 * @throws IllegalStateException if the permission was given already
	 */
	public void openService(String authorizationCode) {
		this.platform.openService(authorizationCode, Permission.OPENID);
	}

	/**
	 * Let the user withdraw a permission. The merchant is notified by
	 * {@code PAYSCORE.USER_CLOSE_SERVICE}.
	 * @param authorizationCode the merchant's {@code authorization_code}
	 * @throws IllegalArgumentException if there is no such application
	 * @throws IllegalStateException if the permission is not given
	 */
	public void closeService(String authorizationCode) {
		this.platform.closeService(authorizationCode);
	}

	/**
	 * Return what users permit the merchant.
	 * @return the permissions of this fake
	 */
	public FakePermissions permissions() {
		return new FakePermissions(this.platform);
	}

	/**
	 * Return what users do with the plans that they sign.
	 * @return the plans of this fake
	 */
	public FakeSignPlans signPlans() {
		return new FakeSignPlans(this.platform);
	}

	/**
	 * Return the applications of a partner to bind sub-merchants to its service.
	 * @return the applications of this fake
	 */
	public FakeServiceAccounts serviceAccounts() {
		return new FakeServiceAccounts(this.platform);
	}

	/**
	 * Return the refunds that the merchant asked for.
	 * @return the refunds, for one to say what becomes of them
	 */
	public FakeRefunds refunds() {
		return new FakeRefunds(this.platform);
	}

	/**
	 * Return the money of the merchant's users.
	 * @return the wallet, for one to empty it
	 */
	public FakeWallet wallet() {
		return new FakeWallet(this.platform);
	}

	/**
	 * Return what is wrong with bills.
	 * @return the bills, for one to say what is wrong with the next one
	 */
	public FakeBills bills() {
		return new FakeBills(this.platform.bills());
	}

	/**
	 * Open a page of WeChat as the merchant's app or mini program does:
	 * {@code businessType} {@code wxpayScoreUse} to confirm an order,
	 * {@code wxpayScoreDetail} to see one, and for the mainland {@code wxpayScoreEnable}
	 * to give a permission. The user does nothing on the page: that is
	 * {@link #confirm(String)} and {@link #openService(String)}.
	 * @param businessType the type of the page
	 * @param extraData the parameters of the page, such as {@code package}
	 * @return what WeChat does
	 */
	public FakeLaunch launch(String businessType, Map<String, String> extraData) {
		try {
			return FakeLaunch.opened(
					LaunchPage.open(businessType, extraData, this.platform, this.merchant.account().keys().apiV2Key()));
		}
		catch (LaunchRefusal refusal) {
			return FakeLaunch.refused(refusal);
		}
	}

	/**
	 * Open a page of WeChat as a web page or an app does, with the parameters as a query
	 * string.
	 * @param businessType the type of the page
	 * @param queryString the parameters of the page, their values percent-encoded, such
	 * as {@code package=…}
	 * @return what WeChat does
	 * @see #launch(String, Map)
	 */
	public FakeLaunch launch(String businessType, String queryString) {
		return launch(businessType, FakeLaunch.parameters(queryString));
	}

	/**
	 * Return what is answered to calls that the fake does not know.
	 * @return the calls, at first none
	 */
	public FakeOtherCalls otherCalls() {
		return new FakeOtherCalls(this.platform.otherCalls());
	}

	/**
	 * Return the notifications that were sent, each attempt by itself, oldest answer
	 * first. An attempt is listed when its answer has come or failed to come.
	 * @return an immutable list of the last 1,000 attempts
	 */
	public List<SentNotification> notifications() {
		return notificationLog().all();
	}

	/**
	 * Wait until the merchant has accepted a notification.
	 * @param outOrderNo the merchant's order number
	 * @param eventType the type of the event, for example {@code PAYSCORE.USER_PAID}
	 * @param limit how long to wait at most
	 * @return the attempt that was accepted
	 * @throws IllegalStateException if none was accepted in time, or if the thread is
	 * interrupted
	 */
	public SentNotification awaitNotification(String outOrderNo, String eventType, Duration limit) {
		try {
			return notificationLog().await(outOrderNo, eventType, limit);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new IllegalStateException("Interrupted while waiting for the notification " + eventType, ex);
		}
	}

	/**
	 * Misbehave when the next event is notified, or the first one after those planned
	 * already. Only events of orders that have a notify URL on a loopback host count.
	 * @return the ways to misbehave
	 */
	public NotificationMisbehaviours nextNotification() {
		return new NotificationMisbehaviours(this.platform.notifications()::plan);
	}

	/**
	 * Build a notification that a test brings to an application by itself.
	 * @param eventType the {@code event_type}, for example {@code PAYSCORE.USER_PAID}
	 * @return a builder of the notification, signed and encrypted as WeChat Pay's are
	 */
	public NotificationBuilder notification(String eventType) {
		return new NotificationBuilder(this.platform, this.merchants.platforms()::key, eventType);
	}

	/**
	 * Return the requests that came, refused and dropped ones included, oldest first.
	 * @return an immutable list of the last 1,000 requests
	 */
	public List<RecordedRequest> requests() {
		return requestLog().all();
	}

	/**
	 * Return the request that came last.
	 * @return the request
	 * @throws IllegalStateException if none has come yet
	 */
	public RecordedRequest lastRequest() {
		return requestLog().last();
	}

	/**
	 * Watch this fake: be told whenever an order, a permission, a refund, a request or a
	 * notification of any merchant may look different than before.
	 * @param listener what is called, by the thread that made the change, which it must
	 * not keep waiting
	 */
	public void addChangeListener(Runnable listener) {
		this.merchants.changes().add(listener);
	}

	/**
	 * Watch this fake no longer.
	 * @param listener what is not called any more
	 */
	public void removeChangeListener(Runnable listener) {
		this.merchants.changes().remove(listener);
	}

	/**
	 * Misbehave at the next request, or at the first one after those planned already.
	 * @return the ways to misbehave
	 */
	public Misbehaviours next() {
		return next(1);
	}

	/**
	 * Misbehave at some requests: the next ones, or the first after those planned
	 * already.
	 * @param count how many requests, at least 1
	 * @return the ways to misbehave
	 */
	public Misbehaviours next(int count) {
		if (count < 1) {
			throw new IllegalArgumentException("'count' must be at least 1 but is " + count);
		}
		return new Misbehaviours(this.merchants.platforms()::key, (misbehaviour) -> plan().next(count, misbehaviour));
	}

	/**
	 * Misbehave at some requests by chance, until {@link #behave()}: requests that take
	 * no slot of {@link #next()} draw, and those that draw none of the chances get what
	 * {@link #always()} planned, if anything. For example
	 * {@code fake.sometimes(42).with(0.02).dropAfterEffect()}.
	 * <p>
	 * Chances of the same seed add up. The random numbers start with the seed when the
	 * first of them is planned, and again after {@link #behave()} or {@link #reset()}.
	 * @param seed the seed of the random numbers
	 * @return the chances
	 */
	public Chances sometimes(long seed) {
		return new Chances(this.merchants.platforms()::key,
				(misbehaviour, probability) -> plan().sometimes(seed, probability, misbehaviour));
	}

	/**
	 * Misbehave at every request that has no other misbehaviour planned, until
	 * {@link #behave()}: slots of {@link #next()} come first, then the chances of
	 * {@link #sometimes(long)}.
	 * @return the ways to misbehave
	 */
	public Misbehaviours always() {
		return new Misbehaviours(this.merchants.platforms()::key, plan()::always);
	}

	/**
	 * Return what is planned for the next requests.
	 * @return the name of the method of {@link Misbehaviours} for each slot of
	 * {@link #next()} that is left, the next one first
	 */
	public List<String> plannedMisbehaviours() {
		return plan().nextNames();
	}

	/**
	 * Forget all planned misbehaviours, those of notifications included.
	 */
	public void behave() {
		if (this.whole) {
			this.merchants.forEachAccount((account) -> account.platform().notifications().behave());
			this.address.accessPoint.behave();
		}
		else {
			this.platform.notifications().behave();
			plan().clear();
		}
	}

	/**
	 * Forget orders, answers to other calls, misbehaviours, recorded requests,
	 * notifications and all changes of the keys, but not the nonces: a client must not
	 * use one twice. Notifications that are not accepted yet are not sent again.
	 */
	public void reset() {
		behave();
		if (this.whole) {
			this.merchants.forEachAccount(PlayedMerchant.Account::reset);
		}
		else {
			this.merchant.account().reset();
		}
		requestLog().clear();
	}

	private MisbehaviourPlan plan() {
		return this.whole ? this.address.accessPoint.plan() : this.address.accessPoint.plan(mchid());
	}

	private RequestLog requestLog() {
		return this.whole ? this.address.requests : this.address.requests.of(mchid());
	}

	private NotificationLog notificationLog() {
		return this.merchant.account().notifications();
	}

	/**
	 * Stop the server, close its connections and send no more notifications. Closing
	 * twice does no harm.
	 */
	@Override
	public void close() {
		this.closing.run();
	}

	@Override
	public String toString() {
		return "FakeWeChatPay[" + baseUrl() + (this.whole ? "" : ", merchant=" + this.merchant.name()) + ", mchid="
				+ mchid() + ", keyKind=" + this.merchant.account().keyKind() + "]";
	}

	/**
	 * A port, and what came to it.
	 */
	private static final class Address {

		private final Duration idleTimeout;

		private final RequestLog requests;

		private final AccessPoint accessPoint;

		private final LoopbackHttpServer server;

		private Address(PlayedMerchants merchants, int port, Duration idleTimeout) {
			this.idleTimeout = idleTimeout;
			this.requests = new RequestLog(merchants.changes());
			this.accessPoint = new AccessPoint(merchants.platforms(), this.requests);
			this.server = new LoopbackHttpServer(port, idleTimeout, this.accessPoint);
		}

		private void stop() {
			this.server.stop();
		}

	}

	/**
	 * Builder of one of the merchants of a {@link FakeWeChatPay} that has several. Not
	 * thread-safe.
	 *
	 * @since 0.1.0
	 * @see Builder#merchant(String, Consumer)
	 */
	public static final class MerchantBuilder extends MerchantSettings<MerchantBuilder> {

		private MerchantBuilder(String name, int index) {
			super(name, index);
		}

		@Override
		MerchantBuilder self() {
			return this;
		}

	}

	/**
	 * Builder of a {@link FakeWeChatPay}, and of its merchant {@code default}. Not
	 * thread-safe.
	 *
	 * @since 0.1.0
	 */
	public static final class Builder extends MerchantSettings<Builder> {

		private final Map<String, MerchantBuilder> merchants = new LinkedHashMap<>();

		private int port;

		private Clock clock = Clock.systemUTC();

		private Duration idleTimeout = Duration.ofSeconds(30);

		private double notificationTimeScale = 0.01;

		private Builder() {
			super(PlayedMerchant.DEFAULT, 0);
		}

		@Override
		Builder self() {
			return this;
		}

		/**
		 * Add a merchant beside the one that this builder itself describes, which is
		 * called {@code default}. It has keys and numbers of its own unless they are set,
		 * and is an oversea partner by default.
		 * @param name the name, as in {@code wechatpay.merchants.<name>.*}: 1 to 64
		 * characters, no brackets
		 * @param customizer changes the defaults
		 * @return this builder
		 * @throws IllegalArgumentException if there is a merchant of this name
		 * @see FakeWeChatPay#merchant(String)
		 */
		public Builder merchant(String name, Consumer<MerchantBuilder> customizer) {
			if (name.isBlank() || name.length() > 64 || name.matches(".*[\\[\\]].*")) {
				throw new IllegalArgumentException(
						"'name' must have 1 to 64 characters and no brackets but is '%s'".formatted(name));
			}
			if (name.equals(PlayedMerchant.DEFAULT) || this.merchants.containsKey(name)) {
				throw new IllegalArgumentException("'name' must be new but there is a merchant '%s'".formatted(name));
			}
			MerchantBuilder merchant = new MerchantBuilder(name, this.merchants.size() + 1);
			customizer.accept(merchant);
			this.merchants.put(name, merchant);
			return this;
		}

		private List<MerchantSettings<?>> merchants() {
			List<MerchantSettings<?>> all = new ArrayList<>();
			all.add(this);
			all.addAll(this.merchants.values());
			return all;
		}

		/**
		 * Set the port, by default a free one.
		 * @param port the port, or 0 for a free one
		 * @return this builder
		 */
		public Builder port(int port) {
			this.port = port;
			return this;
		}

		/**
		 * Set the platform's clock, by default the system's.
		 * @param clock the clock
		 * @return this builder
		 */
		public Builder clock(Clock clock) {
			this.clock = clock;
			return this;
		}

		/**
		 * Set how long a connection may be idle before the server closes it, by default
		 * 30 seconds; WeChat Pay closes them after about 8. A connection is idle while no
		 * request is on its way and none waits for its answer: neither
		 * {@link Misbehaviours#delay} nor a stall is cut short. A request that stops
		 * arriving for that long loses its connection.
		 * @param idleTimeout the timeout, at least 1 millisecond
		 * @return this builder
		 */
		public Builder idleTimeout(Duration idleTimeout) {
			if (idleTimeout.toMillis() < 1) {
				throw new IllegalArgumentException(
						"'idleTimeout' must be at least 1 millisecond but is " + idleTimeout);
			}
			this.idleTimeout = idleTimeout;
			return this;
		}

		/**
		 * Set how long to wait before a notification is sent again, by default 0.01 of
		 * the documented waits of 15 s, 15 s, 30 s, 3 min, four times 30 min and 1 h. The
		 * limit of 5 seconds for an answer is not scaled.
		 * @param notificationTimeScale what the documented waits are multiplied by, from
		 * 0 for none at all to 1 for WeChat Pay's own pace
		 * @return this builder
		 */
		public Builder notificationTimeScale(double notificationTimeScale) {
			if (!(notificationTimeScale >= 0 && notificationTimeScale <= 1)) {
				throw new IllegalArgumentException(
						"'notificationTimeScale' must be from 0 to 1 but is " + notificationTimeScale);
			}
			this.notificationTimeScale = notificationTimeScale;
			return this;
		}

		/**
		 * Start a fake.
		 * @return the running fake
		 */
		public FakeWeChatPay start() {
			PlayedMerchants played = new PlayedMerchants(merchants(), this.clock,
					new RetrySchedule(this.notificationTimeScale));
			Address address = new Address(played, this.port, this.idleTimeout);
			return new FakeWeChatPay(played, played.get(PlayedMerchant.DEFAULT), true, address, () -> {
				played.forEachAccount((account) -> account.platform().notifications().close());
				address.stop();
			});
		}

	}

}
