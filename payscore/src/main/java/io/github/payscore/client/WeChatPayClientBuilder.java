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
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;
import org.springframework.util.Assert;
import org.springframework.util.unit.DataSize;
import org.springframework.web.reactive.function.client.WebClient;
import reactor.core.publisher.Mono;

import io.github.payscore.InvalidSettingException;
import io.github.payscore.platform.PlatformKeys;
import io.github.payscore.platform.RotatingPlatformKeys;
import io.github.payscore.signature.ApiV3Key;
import io.github.payscore.signature.CryptoProvider;
import io.github.payscore.signature.CryptoProviderSelector;
import io.github.payscore.signature.MerchantCredentials;
import io.github.payscore.signature.NonceGenerator;
import io.github.payscore.signature.RsaSigner;
import io.github.payscore.signature.SecureRandomNonceGenerator;
import io.github.payscore.signature.SignatureThreads;
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

	private static final Duration LONGEST_DOWNLOAD = Duration.ofSeconds(30);

	private static final Pattern PATH = Pattern.compile("/(?!/)[^\\s#{}]*");

	private final MerchantCredentials credentials;

	private final PlatformKeys platformKeys;

	private BaseUrl baseUrl = BaseUrl.of("https://apihk.mch.weixin.qq.com");

	private @Nullable BaseUrl backupBaseUrl;

	private WebClient.Builder webClientBuilder = WebClient.builder();

	private InstantSource clock = Clock.systemUTC();

	private NonceGenerator nonceGenerator = new SecureRandomNonceGenerator();

	private CryptoProviderSelector cryptoProvider = CryptoProvider::jdk;

	private DataSize maxResponseSize = DataSize.ofMegabytes(1);

	private RetryPolicy retryPolicy = RetryPolicy.DEFAULT;

	private Duration callTimeout = Duration.ofSeconds(60);

	private final List<WeChatPayClientListener> listeners = new ArrayList<>();

	WeChatPayClientBuilder(MerchantCredentials credentials, PlatformKeys platformKeys) {
		Assert.notNull(credentials, "'credentials' must not be null");
		Assert.notNull(platformKeys, "'platformKeys' must not be null");
		this.credentials = credentials;
		this.platformKeys = platformKeys;
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
	 * Set what computes and verifies signatures, by default the JDK.
	 * @param cryptoProvider the provider, asked for each signature, so that a fast one
	 * can take over once it is loaded. Must not block
	 * @return this builder
	 */
	public WeChatPayClientBuilder cryptoProvider(CryptoProviderSelector cryptoProvider) {
		Assert.notNull(cryptoProvider, "'cryptoProvider' must not be null");
		this.cryptoProvider = cryptoProvider;
		return this;
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
	 * Add a listener, which is told about attempts, retries and unknown outcomes.
	 * @param listener the listener
	 * @return this builder
	 */
	public WeChatPayClientBuilder listener(WeChatPayClientListener listener) {
		Assert.notNull(listener, "'listener' must not be null");
		this.listeners.add(listener);
		return this;
	}

	/**
	 * Build the client. It owns threads, so close it when it is no longer needed.
	 * @return the client
	 * @throws UnusableKeyException if a platform key is the merchant's own, which proves
	 * nothing
	 */
	public CloseableWeChatPayClient build() {
		requireForeignKeys();
		SignatureThreads threads = new SignatureThreads();
		MessageVerifier verifier = new MessageVerifier(this.platformKeys, this.clock, this.cryptoProvider, threads);
		return build(calls(this.callTimeout, this.platformKeys::ready), verifier::verify, threads);
	}

	private void requireForeignKeys() {
		this.platformKeys.serials()
			.stream()
			.map(this.platformKeys::find)
			.filter((key) -> key != null && this.credentials.own(key.getVerifier()))
			.findFirst()
			.ifPresent((key) -> {
				throw new UnusableKeyException("The platform key %s is the merchant's own key and not WeChat Pay's."
					.formatted(key.getSerial()));
			});
	}

	/**
	 * Prepare keys of WeChat Pay that are downloaded with the settings of this builder,
	 * beside its own platform keys, which may be {@link PlatformKeys#none() none}. Then
	 * build the client with them, by another builder. A download takes at most 30
	 * seconds.
	 * <p>
	 * The first download is proven genuine by its encryption, and each one is checked
	 * with the certificates that are known and those that it brought.
	 * @param path the path of the list of certificates, {@code /v3/global/certificates}
	 * for oversea merchants and {@code /v3/certificates} for the mainland
	 * @param apiV3Key the APIv3 key, which certificates are encrypted with
	 * @return a builder for the keys, which starts the first download
	 * @throws InvalidSettingException if the path does not start with one {@code /}, or
	 * holds characters that a path cannot have
	 */
	public RotatingPlatformKeys.Builder downloadedKeys(String path, ApiV3Key apiV3Key) {
		if (!PATH.matcher(path).matches()) {
			throw new InvalidSettingException("path",
					"must be a path that starts with one '/', such as /v3/global/certificates");
		}
		Assert.notNull(apiV3Key, "'apiV3Key' must not be null");
		SignatureThreads threads = new SignatureThreads();
		InstantSource clock = this.clock;
		CryptoProviderSelector cryptoProvider = this.cryptoProvider;
		RsaSigner merchant = this.credentials.getSigner();
		Function<byte[], CertificateList> reader = (body) -> CertificateList.decrypt(body, apiV3Key, merchant,
				clock.instant());
		WeChatPayClientBuilder settings = copy();
		CallExecutor calls = settings.calls(shorter(this.callTimeout, LONGEST_DOWNLOAD), Mono::empty);
		return RotatingPlatformKeys
			.builder(new CertificateDownload(path,
					(known) -> settings.build(calls,
							new CertificateListVerifier(known, reader, clock, cryptoProvider, threads), threads),
					reader, threads))
			.fixedKeys(this.platformKeys)
			.clock(clock);
	}

	// Later changes of this builder do not reach it.
	private WeChatPayClientBuilder copy() {
		WeChatPayClientBuilder copy = new WeChatPayClientBuilder(this.credentials, this.platformKeys);
		copy.baseUrl = this.baseUrl;
		copy.backupBaseUrl = this.backupBaseUrl;
		copy.webClientBuilder = this.webClientBuilder.clone();
		copy.clock = this.clock;
		copy.nonceGenerator = this.nonceGenerator;
		copy.cryptoProvider = this.cryptoProvider;
		copy.maxResponseSize = this.maxResponseSize;
		copy.retryPolicy = this.retryPolicy;
		copy.listeners.addAll(this.listeners);
		return copy;
	}

	private static Duration shorter(Duration one, Duration other) {
		return (one.compareTo(other) < 0) ? one : other;
	}

	private CallExecutor calls(Duration timeLimit, Supplier<Mono<Void>> keys) {
		return new CallExecutor(this.retryPolicy, timeLimit, new WeChatPayClientListeners(this.listeners), keys);
	}

	private CloseableWeChatPayClient build(CallExecutor calls, AnswerVerifier verifier, SignatureThreads threads) {
		AccessPoint first = accessPoint(this.baseUrl, verifier, threads);
		AccessPoint backup = (this.backupBaseUrl != null) ? accessPoint(this.backupBaseUrl, verifier, threads) : null;
		return new DefaultWeChatPayClient(new AccessPoints(first, backup, this.clock), calls, new WireJson(), threads);
	}

	private AccessPoint accessPoint(BaseUrl url, AnswerVerifier verifier, SignatureThreads threads) {
		ResponseBodyReader bodyReader = new ResponseBodyReader((int) this.maxResponseSize.toBytes());
		RequestAuthorizer authorizer = new RequestAuthorizer(this.credentials, this.clock, this.nonceGenerator,
				this.cryptoProvider);
		WebClient webClient = this.webClientBuilder.clone()
			.uriBuilderFactory(url.toUriBuilderFactory())
			// Bodies and headers stay out of the logs whatever spring.http.codecs says
			.codecs((codecs) -> codecs.defaultCodecs().enableLoggingRequestDetails(false))
			.filters((filters) -> filters.add(0, new ProofExchangeFilterFunction()))
			.filter(new ErrorExchangeFilterFunction(bodyReader, this.clock))
			.filter(new VerifyingExchangeFilterFunction(verifier, bodyReader))
			.filter(new SigningExchangeFilterFunction(url, authorizer, this.platformKeys, threads))
			.build();
		return new AccessPoint(url, webClient);
	}

}
