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

package io.github.payscore.client;

import java.time.Clock;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;

import io.micrometer.observation.ObservationHandler;
import io.micrometer.observation.ObservationRegistry;
import org.jspecify.annotations.Nullable;
import org.springframework.util.Assert;
import org.springframework.util.unit.DataSize;
import org.springframework.web.reactive.function.client.WebClient;

import io.github.payscore.InvalidSettingException;
import io.github.payscore.client.json.WireJson;
import io.github.payscore.client.observation.CallObservation;
import io.github.payscore.client.observation.WeChatPayCallObservationContext;
import io.github.payscore.client.observation.WeChatPayCallObservationConvention;
import io.github.payscore.client.observation.WeChatPayObservationDocumentation;
import io.github.payscore.platform.PlatformKeys;
import io.github.payscore.signature.CryptoProvider;
import io.github.payscore.signature.MerchantCredentials;
import io.github.payscore.signature.NonceGenerator;
import io.github.payscore.signature.RsaVerifier;
import io.github.payscore.signature.SecureRandomNonceGenerator;
import io.github.payscore.signature.SignatureThreads;
import io.github.payscore.signature.SignatureVerifier;
import io.github.payscore.signature.UnusableKeyException;
import io.github.payscore.verification.MessageVerifier;

/**
 * Builds a {@link WeChatPayClient}. Not thread-safe.
 *
 * @author PayScore for Spring Boot contributors
 * @since 0.1.0
 * @see WeChatPayClient#builder
 */
public final class WeChatPayClientBuilder {

	private static final Duration LONGEST_CALL = Duration.ofDays(1);

	private static final List<String> LANGUAGES = List.of("zh-CN", "zh-HK", "zh-TW", "en");

	/**
	 * The name of a merchant that messages do not name, because an application that has
	 * only one does not call it anything.
	 */
	private static final String UNNAMED = "default";

	private final Supplier<MerchantCredentials> credentials;

	private final PlatformKeys platformKeys;

	private final SharedJson sharedJson;

	private BaseUrl baseUrl = BaseUrl.of("https://apihk.mch.weixin.qq.com");

	private @Nullable BaseUrl backupBaseUrl;

	private WebClient.Builder webClientBuilder = WebClient.builder();

	private InstantSource clock = Clock.systemUTC();

	private NonceGenerator nonceGenerator = new SecureRandomNonceGenerator();

	private SignatureVerifier signatureVerifier = new RsaVerifier(CryptoProvider.jdk());

	private @Nullable SignatureThreads signatureThreads;

	private @Nullable Function<byte[], PlatformKeys> answerKeys;

	private @Nullable String language;

	private @Nullable String merchant;

	private boolean observeMerchant = true;

	private DataSize maxResponseSize = DataSize.ofMegabytes(1);

	private RetryPolicy retryPolicy = RetryPolicy.DEFAULT;

	private Duration callTimeout = Duration.ofSeconds(60);

	private ObservationRegistry observationRegistry = ObservationRegistry.NOOP;

	private @Nullable WeChatPayCallObservationConvention observationConvention;

	private final List<ObservationHandler<? super WeChatPayCallObservationContext>> observationHandlers = new ArrayList<>();

	WeChatPayClientBuilder(Supplier<MerchantCredentials> credentials, PlatformKeys platformKeys) {
		this(credentials, platformKeys, new SharedJson());
	}

	private WeChatPayClientBuilder(Supplier<MerchantCredentials> credentials, PlatformKeys platformKeys,
			SharedJson sharedJson) {
		Assert.notNull(credentials, "'credentials' must not be null");
		Assert.notNull(platformKeys, "'platformKeys' must not be null");
		this.credentials = credentials;
		this.platformKeys = platformKeys;
		this.sharedJson = sharedJson;
	}

	/**
	 * Set the base URL, by default {@code https://apihk.mch.weixin.qq.com}.
	 * @param baseUrl scheme, host and perhaps port, nothing else. {@code http} is
	 * accepted for loopback addresses only
	 * @return this builder
	 * @throws InvalidSettingException if the URL is of another form
	 */
	public WeChatPayClientBuilder baseUrl(String baseUrl) {
		this.baseUrl = BaseUrl.of(baseUrl);
		return this;
	}

	/**
	 * Set the base URL of another access point of the same platform, for example
	 * {@code https://api2.mch.weixin.qq.com} for the mainland. Not used unless set. When
	 * the first one cannot be reached, or answers 502 or 503, further attempts and the
	 * calls of the next minute go to this one.
	 * @param backupBaseUrl a URL as for {@link #baseUrl}, or {@code null} for none
	 * @return this builder
	 * @throws InvalidSettingException if the URL is of another form
	 */
	public WeChatPayClientBuilder backupBaseUrl(@Nullable String backupBaseUrl) {
		this.backupBaseUrl = (backupBaseUrl != null) ? BaseUrl.of(backupBaseUrl, "backupBaseUrl") : null;
		return this;
	}

	/**
	 * Set the builder that the client's {@code WebClient} starts from, with its connector
	 * and filters. It is copied, so nothing of WeChat Pay is added to it. Its connector
	 * must not follow redirects, and must not repeat requests by itself: a repetition
	 * would carry the same signature.
	 * @param webClientBuilder the builder
	 * @return this builder
	 */
	public WeChatPayClientBuilder webClientBuilder(WebClient.Builder webClientBuilder) {
		Assert.notNull(webClientBuilder, "'webClientBuilder' must not be null");
		this.webClientBuilder = webClientBuilder.clone();
		return this;
	}

	/**
	 * Change the builder that the client's {@code WebClient} starts from. Filters that
	 * are added here see every attempt, before it is signed, and answers after they were
	 * verified.
	 * @param customizer changes the builder
	 * @return this builder
	 */
	public WeChatPayClientBuilder webClient(Consumer<WebClient.Builder> customizer) {
		Assert.notNull(customizer, "'customizer' must not be null");
		customizer.accept(this.webClientBuilder);
		return this;
	}

	/**
	 * Set the clock that requests are stamped with and answers are checked against, by
	 * default the system's.
	 * @param clock the clock
	 * @return this builder
	 */
	public WeChatPayClientBuilder clock(InstantSource clock) {
		Assert.notNull(clock, "'clock' must not be null");
		this.clock = clock;
		return this;
	}

	/**
	 * Set the source of nonces, by default {@link SecureRandomNonceGenerator}.
	 * @param nonceGenerator the source of nonces
	 * @return this builder
	 */
	public WeChatPayClientBuilder nonceGenerator(NonceGenerator nonceGenerator) {
		Assert.notNull(nonceGenerator, "'nonceGenerator' must not be null");
		this.nonceGenerator = nonceGenerator;
		return this;
	}

	/**
	 * Set what verifies the signatures of answers, by default the JDK. What signs belongs
	 * to the credentials.
	 * @param signatureVerifier the verifier
	 * @return this builder
	 * @see MerchantCredentials#withSigner
	 */
	public WeChatPayClientBuilder signatureVerifier(SignatureVerifier signatureVerifier) {
		Assert.notNull(signatureVerifier, "'signatureVerifier' must not be null");
		this.signatureVerifier = signatureVerifier;
		return this;
	}

	/**
	 * Set the threads that signatures are computed on, by default threads of the client's
	 * own, which end with it.
	 * @param signatureThreads threads that several clients may share; close them when all
	 * of these are closed
	 * @return this builder
	 */
	public WeChatPayClientBuilder signatureThreads(SignatureThreads signatureThreads) {
		Assert.notNull(signatureThreads, "'signatureThreads' must not be null");
		this.signatureThreads = signatureThreads;
		return this;
	}

	/**
	 * Take the keys that an answer is verified with from the answer itself. Only for a
	 * client that does nothing but download platform certificates, whose list is signed
	 * with one of those that it brings.
	 * @param answerKeys finds the keys by the bytes of the body. Whatever it returns is
	 * trusted, so it must know by other means that they are WeChat Pay's. What it throws
	 * ends the call
	 * @return this builder
	 */
	public WeChatPayClientBuilder answerKeys(Function<byte[], PlatformKeys> answerKeys) {
		Assert.notNull(answerKeys, "'answerKeys' must not be null");
		this.answerKeys = answerKeys;
		return this;
	}

	/**
	 * Set the language of the messages of errors, by default none: WeChat Pay uses
	 * simplified Chinese then. It is sent as {@code Accept-Language} by every call.
	 * @param language {@code zh-CN}, {@code zh-HK}, {@code zh-TW} or {@code en}, or
	 * {@code null} for none
	 * @return this builder
	 * @throws InvalidSettingException if WeChat Pay does not speak it
	 * @see <a href="https://pay.weixin.qq.com/doc/v3/merchant/4012081709">Rules of the
	 * interfaces</a>
	 */
	public WeChatPayClientBuilder language(@Nullable String language) {
		this.language = (language != null) ? canonicalLanguage(language) : null;
		return this;
	}

	private static String canonicalLanguage(String language) {
		return LANGUAGES.stream()
			.filter((known) -> known.equalsIgnoreCase(language))
			.findFirst()
			.orElseThrow(() -> new InvalidSettingException("language",
					"must be one that WeChat Pay speaks: " + String.join(", ", LANGUAGES)));
	}

	/**
	 * Set how large an answer may be, by default 1 MiB. A larger success counts as
	 * unverified.
	 * @param maxResponseSize the largest body that is read into memory, up to 2 GB
	 * @return this builder
	 * @throws InvalidSettingException if the size is not positive, or larger
	 */
	public WeChatPayClientBuilder maxResponseSize(DataSize maxResponseSize) {
		if (maxResponseSize.toBytes() <= 0 || maxResponseSize.toBytes() > Integer.MAX_VALUE) {
			throw new InvalidSettingException("maxResponseSize", "must be between 1 byte and 2 GB");
		}
		this.maxResponseSize = maxResponseSize;
		return this;
	}

	/**
	 * Set how often a request is sent that may be repeated, by default 3 times with waits
	 * of up to 500 ms and 1 s between the attempts. It is sent again when there was no
	 * connection, when the outcome is unknown (no answer, 5xx, an unverified success),
	 * and after a 429. The wait doubles from attempt to attempt, is four times as long
	 * after a 429, and a random part of up to one half is taken off; a longer
	 * {@code Retry-After} is honoured.
	 * @param maxAttempts the number of attempts in all, at least 1; 1 turns retry off
	 * @param firstBackoff the longest wait after the first attempt; cut to
	 * {@code maxBackoff}
	 * @param maxBackoff the longest wait that is not asked for by WeChat Pay, at most 1
	 * day
	 * @return this builder
	 * @throws InvalidSettingException if a value is not positive, or a wait longer than 1
	 * day
	 */
	public WeChatPayClientBuilder retry(int maxAttempts, Duration firstBackoff, Duration maxBackoff) {
		this.retryPolicy = new RetryPolicy(maxAttempts, firstBackoff, maxBackoff);
		return this;
	}

	/**
	 * Set the longest that a call can take, by default 60 seconds: all attempts, the
	 * waits for a signature, for a connection and between attempts, and the query that
	 * settles an unknown outcome.
	 * @param callTimeout the time limit, at most 1 day
	 * @return this builder
	 * @throws InvalidSettingException if the time limit is not positive, or too long
	 */
	public WeChatPayClientBuilder callTimeout(Duration callTimeout) {
		if (callTimeout.isNegative() || callTimeout.isZero()) {
			throw new InvalidSettingException("callTimeout", "must be longer than 0");
		}
		if (callTimeout.compareTo(LONGEST_CALL) > 0) {
			throw new InvalidSettingException("callTimeout", "must not be longer than 1 day");
		}
		this.callTimeout = callTimeout;
		return this;
	}

	/**
	 * Set where calls are observed, by default nowhere. The observation of a call is the
	 * parent of those of its attempts, which the {@code WebClient} makes in the registry
	 * of its own builder.
	 * @param observationRegistry the registry. Its handlers run on event loops, so they
	 * must not block; what they throw is logged and otherwise ignored
	 * @return this builder
	 * @see WeChatPayObservationDocumentation#CALL
	 */
	public WeChatPayClientBuilder observationRegistry(ObservationRegistry observationRegistry) {
		Assert.notNull(observationRegistry, "'observationRegistry' must not be null");
		this.observationRegistry = observationRegistry;
		return this;
	}

	/**
	 * Set what names the observations of calls and their key values.
	 * @param observationConvention the convention, or {@code null} for that of the
	 * registry, or else the default
	 * @return this builder
	 */
	public WeChatPayClientBuilder observationConvention(
			@Nullable WeChatPayCallObservationConvention observationConvention) {
		this.observationConvention = observationConvention;
		return this;
	}

	/**
	 * Add a handler that is told of every call, its events and its end, whether or not
	 * the registry observes calls. For counters that must not depend on such a switch. No
	 * scopes are opened for it, and it is told of no key values.
	 * @param observationHandler the handler. It is called on event loops by many threads
	 * at once, so it must be thread-safe and must not block; what it throws is logged and
	 * otherwise ignored
	 * @return this builder
	 */
	public WeChatPayClientBuilder observationHandler(
			ObservationHandler<? super WeChatPayCallObservationContext> observationHandler) {
		Assert.notNull(observationHandler, "'observationHandler' must not be null");
		this.observationHandlers.add(observationHandler);
		return this;
	}

	/**
	 * Set what the application calls the merchant, by default nothing. Messages of
	 * failures name it, unless it is {@code default}, and so do observations.
	 * @param merchant the name, one of few, or {@code null}
	 * @return this builder
	 */
	public WeChatPayClientBuilder merchant(@Nullable String merchant) {
		this.merchant = merchant;
		return this;
	}

	/**
	 * Set whether observations name the merchant, by default they do.
	 * @param observeMerchant whether they have the key {@code merchant}; turn it off if
	 * merchants are so many that it would not be of low cardinality
	 * @return this builder
	 */
	public WeChatPayClientBuilder observeMerchant(boolean observeMerchant) {
		this.observeMerchant = observeMerchant;
		return this;
	}

	/**
	 * Return a builder with the same settings. Later changes of one do not reach the
	 * other.
	 * @return a new builder
	 */
	public WeChatPayClientBuilder copy() {
		return copy(this.credentials, this.platformKeys);
	}

	/**
	 * Return a builder with the same settings for another merchant. Clients that share
	 * signature threads and whose builders are copies of each other also share what they
	 * know about the types that they read and write, so that each takes little memory.
	 * @param credentials answers what requests are signed with
	 * @param platformKeys what answers are verified with
	 * @return a new builder
	 * @see WeChatPayClient#builder(Supplier, PlatformKeys)
	 */
	public WeChatPayClientBuilder copy(Supplier<MerchantCredentials> credentials, PlatformKeys platformKeys) {
		WeChatPayClientBuilder copy = new WeChatPayClientBuilder(credentials, platformKeys, this.sharedJson);
		copy.baseUrl = this.baseUrl;
		copy.backupBaseUrl = this.backupBaseUrl;
		copy.webClientBuilder = this.webClientBuilder.clone();
		copy.clock = this.clock;
		copy.nonceGenerator = this.nonceGenerator;
		copy.signatureVerifier = this.signatureVerifier;
		copy.signatureThreads = this.signatureThreads;
		copy.answerKeys = this.answerKeys;
		copy.language = this.language;
		copy.merchant = this.merchant;
		copy.observeMerchant = this.observeMerchant;
		copy.maxResponseSize = this.maxResponseSize;
		copy.retryPolicy = this.retryPolicy;
		copy.callTimeout = this.callTimeout;
		copy.observationRegistry = this.observationRegistry;
		copy.observationConvention = this.observationConvention;
		copy.observationHandlers.addAll(this.observationHandlers);
		return copy;
	}

	/**
	 * Build the client. It may own threads, so close it when it is no longer needed.
	 * @return the client
	 * @throws UnusableKeyException if a platform key is the merchant's own, which proves
	 * nothing
	 */
	public CloseableWeChatPayClient build() {
		requireForeignKeys();
		return (this.signatureThreads != null)
				? build(this.signatureThreads, this.sharedJson.get(this.signatureThreads), () -> {
				}) : buildWithOwnThreads();
	}

	private CloseableWeChatPayClient buildWithOwnThreads() {
		SignatureThreads threads = new SignatureThreads();
		return build(threads, new WireJson(threads), threads::close);
	}

	private CloseableWeChatPayClient build(SignatureThreads threads, WireJson json, Runnable release) {
		MessageVerifier verifier = verifier(threads).acceptingOnce();
		AccessPoints.AccessPoint first = accessPoint(this.baseUrl, verifier, threads);
		AccessPoints.AccessPoint backup = (this.backupBaseUrl != null)
				? accessPoint(this.backupBaseUrl, verifier, threads) : null;
		CallExecutor calls = new CallExecutor(this.retryPolicy, this.callTimeout,
				new CallObservation.Settings(this.observationRegistry, this.observationConvention,
						this.observationHandlers, this.observeMerchant ? this.merchant : null),
				this.platformKeys::ready);
		return new DefaultWeChatPayClient(new AccessPoints(first, backup, this.clock), calls, json, this.language,
				UNNAMED.equals(this.merchant) ? null : this.merchant, release);
	}

	private MessageVerifier verifier(SignatureThreads threads) {
		Function<byte[], PlatformKeys> keys = this.answerKeys;
		if (keys == null) {
			return MessageVerifier.of(this.platformKeys, this.clock, this.signatureVerifier);
		}
		return MessageVerifier.trusting((body) -> threads.call(() -> keys.apply(body)), this.clock,
				this.signatureVerifier);
	}

	private void requireForeignKeys() {
		MerchantCredentials credentials = this.credentials.get();
		this.platformKeys.serials()
			.stream()
			.map(this.platformKeys::find)
			.filter((key) -> key != null && credentials.own(key.getPublicKey()))
			.findFirst()
			.ifPresent((key) -> {
				throw new UnusableKeyException("The platform key %s is the merchant's own key and not WeChat Pay's."
					.formatted(key.getSerial()));
			});
	}

	private AccessPoints.AccessPoint accessPoint(BaseUrl url, MessageVerifier verifier, SignatureThreads threads) {
		ResponseBodyReader bodyReader = new ResponseBodyReader((int) this.maxResponseSize.toBytes());
		RequestAuthorizer authorizer = new RequestAuthorizer(this.credentials, this.clock, this.nonceGenerator);
		WebClient webClient = this.webClientBuilder.clone()
			// Bodies and headers stay out of the logs whatever spring.http.codecs says
			.codecs((codecs) -> codecs.defaultCodecs().enableLoggingRequestDetails(false))
			.filters((filters) -> filters.add(0, new ProofExchangeFilterFunction()))
			.filter(new ErrorExchangeFilterFunction(bodyReader, this.clock))
			.filter(new VerifyingExchangeFilterFunction(verifier, bodyReader))
			.filter(new SigningExchangeFilterFunction(url, authorizer, this.platformKeys, threads))
			.build();
		return new AccessPoints.AccessPoint(url, webClient);
	}

	/**
	 * What clients that share threads know about types.
	 */
	private static final class SharedJson {

		private @Nullable SignatureThreads threads;

		private @Nullable WireJson json;

		private synchronized WireJson get(SignatureThreads threads) {
			WireJson json = this.json;
			if (json == null || this.threads != threads) {
				json = new WireJson(threads);
				this.json = json;
				this.threads = threads;
			}
			return json;
		}

	}

}
