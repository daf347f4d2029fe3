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
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * WeChat Pay on a loopback port, for tests and samples: an HTTP server that checks and
 * answers PayScore calls of oversea partners as WeChat Pay's documents say, and that can
 * be told to misbehave.
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
 * It knows two calls: {@code POST …/serviceorder/{out_order_no}/complete} and
 * {@code GET …/serviceorder} by {@code out_order_no}, both under
 * {@code /v3/payscore/oversea/partner}. It checks neither sums nor risk limits, because
 * the official example breaks them.
 * <p>
 * A misbehaviour is planned for the {@link #next()} requests, for some of them by chance
 * ({@link #sometimes(long)}), or for {@link #always() all}. What the merchant does not do
 * is a method: {@link #seedOrder(String)} lets the user confirm an order,
 * {@link #pay(String)} lets the user pay it. {@link #openAccessPoint()} is for tests of
 * fail-over.
 * <p>
 * Keys are RSA-2048, made once per JVM when they are first needed, and good for nothing
 * else. The server listens on 127.0.0.1 only; its threads are daemons. Thread-safe.
 * <p>
 * Source: WeChat Pay's documentation, page 4014096431.
 *
 * @author PayScore for Spring Boot contributors
 * @since 0.1.0
 */
public final class FakeWeChatPay implements AutoCloseable {

	private final String mchid;

	private final String serviceId;

	private final String subMchid;

	private final PlatformKeyKind keyKind;

	private final Duration idleTimeout;

	private final Platform platform;

	private final AccessPoint accessPoint;

	private final LoopbackHttpServer server;

	private FakeWeChatPay(Builder builder) {
		this.mchid = builder.mchid;
		this.serviceId = builder.serviceId;
		this.subMchid = builder.subMchid;
		this.keyKind = builder.keyKind;
		this.idleTimeout = builder.idleTimeout;
		this.platform = new Platform(this.mchid, builder.clock, new PlatformKeys(this.keyKind));
		this.accessPoint = new AccessPoint(this.platform);
		this.server = new LoopbackHttpServer(builder.port, this.idleTimeout, this.accessPoint);
	}

	private FakeWeChatPay(FakeWeChatPay first) {
		this.mchid = first.mchid;
		this.serviceId = first.serviceId;
		this.subMchid = first.subMchid;
		this.keyKind = first.keyKind;
		this.idleTimeout = first.idleTimeout;
		this.platform = first.platform;
		this.accessPoint = new AccessPoint(this.platform);
		this.server = new LoopbackHttpServer(0, this.idleTimeout, this.accessPoint);
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
	 * misbehaviours and recorded requests, but the same keys, merchant, orders, nonces
	 * and clock. {@link #reset()} of either forgets the orders of both. Closing one does
	 * not close the other.
	 * @return the running access point
	 */
	public FakeWeChatPay openAccessPoint() {
		return new FakeWeChatPay(this);
	}

	/**
	 * Return the base URL, for {@code wechatpay.base-url}.
	 * @return the URL without a slash at its end
	 */
	public String baseUrl() {
		return "http://" + LoopbackHttpServer.HOST + ":" + this.server.port();
	}

	/**
	 * Return the {@code wechatpay.*} properties that point an application at this fake.
	 * @return an immutable map; it contains a private key, though a worthless one
	 */
	public Map<String, String> properties() {
		Map<String, String> properties = new LinkedHashMap<>();
		properties.put("wechatpay.mchid", this.mchid);
		properties.put("wechatpay.serial", merchantSerial());
		properties.put("wechatpay.private-key-path", Pem.location(merchantPrivateKeyPem()));
		if (this.keyKind.hasPublicKey()) {
			properties.put("wechatpay.platform-public-key-id", platformPublicKeyId());
			properties.put("wechatpay.platform-public-key-path", Pem.location(platformPublicKeyPem()));
		}
		if (this.keyKind.hasCertificate()) {
			properties.put("wechatpay.platform-cert", Pem.location(platformCertificatePem()));
		}
		properties.put("wechatpay.api-v3-key", apiV3Key());
		properties.put("wechatpay.base-url", baseUrl());
		properties.put("wechatpay.payscore.service-id", this.serviceId);
		properties.put("wechatpay.payscore.sub-mchid", this.subMchid);
		return Collections.unmodifiableMap(properties);
	}

	/**
	 * Return the merchant's private key.
	 * @return the PKCS#8 key as PEM
	 */
	public String merchantPrivateKeyPem() {
		return Pem.encode("PRIVATE KEY", KeyMaterial.merchantKey().getPrivate().getEncoded());
	}

	/**
	 * Return the serial number of the merchant's certificate.
	 * @return 40 hexadecimal digits
	 */
	public String merchantSerial() {
		return KeyMaterial.merchantSerial();
	}

	/**
	 * Return the WeChat Pay public key, in use unless the kind of key is
	 * {@link PlatformKeyKind#CERTIFICATE}.
	 * @return the key as PEM
	 */
	public String platformPublicKeyPem() {
		return Pem.encode("PUBLIC KEY", KeyMaterial.publicKey().publicKey().getEncoded());
	}

	/**
	 * Return the id of the WeChat Pay public key.
	 * @return the id, {@code PUB_KEY_ID_…}
	 */
	public String platformPublicKeyId() {
		return KeyMaterial.publicKey().serial();
	}

	/**
	 * Return the platform certificate, in use unless the kind of key is
	 * {@link PlatformKeyKind#PUBLIC_KEY}.
	 * @return the X.509 certificate as PEM
	 */
	public String platformCertificatePem() {
		return KeyMaterial.certificatePem();
	}

	/**
	 * Return the serial number of the platform certificate.
	 * @return 40 hexadecimal digits
	 */
	public String platformCertificateSerial() {
		return KeyMaterial.certificateKey().serial();
	}

	/**
	 * Return the APIv3 key.
	 * @return 32 characters
	 */
	public String apiV3Key() {
		return KeyMaterial.API_V3_KEY;
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
		if (!OutOrderNo.isValid(outOrderNo)) {
			throw new IllegalArgumentException("'outOrderNo' " + OutOrderNo.RULE + " but is '" + outOrderNo + "'");
		}
		OrderSeed seed = new OrderSeed(outOrderNo, this.serviceId, this.subMchid);
		customizer.accept(seed);
		FakeOrder order = seed.toOrder();
		this.platform.orders().put(order);
		return order;
	}

	/**
	 * Return an order as it is now.
	 * @param outOrderNo the merchant's order number
	 * @return the order
	 * @throws IllegalArgumentException if there is no such order
	 */
	public FakeOrder order(String outOrderNo) {
		return this.platform.orders().snapshot(outOrderNo);
	}

	/**
	 * Let the user pay a completed order: it is done, with the total amount of its
	 * completion.
	 * @param outOrderNo the merchant's order number
	 * @return the order
	 * @throws IllegalArgumentException if there is no such order
	 * @throws IllegalStateException if the order is not in the state
	 * {@link FakeOrderState#MCH_COMPLETE}
	 */
	public FakeOrder pay(String outOrderNo) {
		return this.platform.orders().pay(outOrderNo);
	}

	/**
	 * Return the requests that came, refused and dropped ones included, oldest first.
	 * @return an immutable list of the last 1,000 requests
	 */
	public List<RecordedRequest> requests() {
		return this.accessPoint.requests().all();
	}

	/**
	 * Return the request that came last.
	 * @return the request
	 * @throws IllegalStateException if none has come yet
	 */
	public RecordedRequest lastRequest() {
		return this.accessPoint.requests().last();
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
		return new Misbehaviours((misbehaviour) -> this.accessPoint.plan().next(count, misbehaviour));
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
		return new Chances(
				(misbehaviour, probability) -> this.accessPoint.plan().sometimes(seed, probability, misbehaviour));
	}

	/**
	 * Misbehave at every request that has no other misbehaviour planned, until
	 * {@link #behave()}: slots of {@link #next()} come first, then the chances of
	 * {@link #sometimes(long)}.
	 * @return the ways to misbehave
	 */
	public Misbehaviours always() {
		return new Misbehaviours(this.accessPoint.plan()::always);
	}

	/**
	 * Forget all planned misbehaviours.
	 */
	public void behave() {
		this.accessPoint.plan().clear();
	}

	/**
	 * Forget orders, misbehaviours and recorded requests, but not the nonces: a client
	 * must not use one twice.
	 */
	public void reset() {
		this.accessPoint.plan().clear();
		this.platform.orders().clear();
		this.accessPoint.requests().clear();
	}

	/**
	 * Stop the server and close its connections. Closing twice does no harm.
	 */
	@Override
	public void close() {
		this.server.stop();
	}

	@Override
	public String toString() {
		return "FakeWeChatPay[" + baseUrl() + ", mchid=" + this.mchid + ", keyKind=" + this.keyKind + "]";
	}

	/**
	 * Builder of a {@link FakeWeChatPay}. Not thread-safe.
	 *
	 * @since 0.1.0
	 */
	public static final class Builder {

		private int port;

		private String mchid = "1230000109";

		private String serviceId = "2002000000000558128851361561536";

		private String subMchid = "1900000109";

		private PlatformKeyKind keyKind = PlatformKeyKind.PUBLIC_KEY;

		private Clock clock = Clock.systemUTC();

		private Duration idleTimeout = Duration.ofSeconds(30);

		private Builder() {
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
		 * Set the merchant number of the caller, by default {@code 1230000109}.
		 * @param mchid the merchant number
		 * @return this builder
		 */
		public Builder mchid(String mchid) {
			this.mchid = mchid;
			return this;
		}

		/**
		 * Set the service id of seeded orders, by default
		 * {@code 2002000000000558128851361561536}.
		 * @param serviceId the service id
		 * @return this builder
		 */
		public Builder serviceId(String serviceId) {
			this.serviceId = serviceId;
			return this;
		}

		/**
		 * Set the sub-merchant's number of seeded orders, by default {@code 1900000109}.
		 * @param subMchid the sub-merchant's number
		 * @return this builder
		 */
		public Builder subMchid(String subMchid) {
			this.subMchid = subMchid;
			return this;
		}

		/**
		 * Set the kinds of WeChat Pay's key, by default
		 * {@link PlatformKeyKind#PUBLIC_KEY}.
		 * @param keyKind the kinds of key
		 * @return this builder
		 */
		public Builder keyKind(PlatformKeyKind keyKind) {
			this.keyKind = keyKind;
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
		 * Start a fake.
		 * @return the running fake
		 */
		public FakeWeChatPay start() {
			return new FakeWeChatPay(this);
		}

	}

}
