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

package io.github.payscore.certificates;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.regex.Pattern;

import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.springframework.util.Assert;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

import io.github.payscore.InvalidSettingException;
import io.github.payscore.WeChatPayException;
import io.github.payscore.WeChatPayResponseException;
import io.github.payscore.client.CloseableWeChatPayClient;
import io.github.payscore.client.WeChatPayClientBuilder;
import io.github.payscore.platform.PlatformCertificateException;
import io.github.payscore.platform.PlatformCertificateException.Reason;
import io.github.payscore.platform.PlatformCertificateSource;
import io.github.payscore.platform.PlatformKey;
import io.github.payscore.platform.PlatformKeys;
import io.github.payscore.platform.RotatingPlatformKeys;
import io.github.payscore.signature.ApiV3Key;
import io.github.payscore.signature.MerchantCredentials;

/**
 * Downloads platform certificates from WeChat Pay. The first download is proven genuine
 * by its encryption, and each one is checked with the certificates that are known and
 * those that it brings. A download takes at most 30 seconds, or as long as a call of the
 * client may take if that is less. Thread-safe, for one download at a time.
 *
 * @author PayScore for Spring Boot contributors
 * @since 0.1.0
 * @see RotatingPlatformKeys#builder
 * @see <a href=
 * "https://pay.weixin.qq.com/docs/merchant/apis/platform-certificate/api-v3-get-certificates/get.html">Download
 * of certificates</a>
 */
public final class CertificateDownload implements PlatformCertificateSource {

	private static final Duration LONGEST_DOWNLOAD = Duration.ofSeconds(30);

	private static final Pattern PATH = Pattern.compile("/(?!/)[^\\s#{}]*");

	private static final Log logger = LogFactory.getLog(CertificateDownload.class);

	private final String path;

	private final Function<byte[], CertificateList> reader;

	private final CloseableWeChatPayClient client;

	private volatile PlatformKeys known = PlatformKeys.none();

	/**
	 * Create a new download.
	 * @param settings the settings of the client that downloads; its own platform keys
	 * may be {@link PlatformKeys#none() none}
	 * @param path the path of the list of certificates, {@code /v3/global/certificates}
	 * for oversea merchants and {@code /v3/certificates} for the mainland
	 * @param apiV3Key the APIv3 key, which certificates are encrypted with
	 * @param merchant the merchant, whose own certificate is never one of WeChat Pay's
	 * @param clock the clock that the end of a certificate is checked against
	 * @throws InvalidSettingException if the path does not start with one {@code /}, or
	 * holds characters that a path cannot have
	 */
	public CertificateDownload(WeChatPayClientBuilder settings, String path, ApiV3Key apiV3Key,
			MerchantCredentials merchant, InstantSource clock) {
		this(settings, path, () -> apiV3Key, () -> merchant, clock);
		Assert.notNull(apiV3Key, "'apiV3Key' must not be null");
		Assert.notNull(merchant, "'merchant' must not be null");
	}

	/**
	 * Create a new download for a merchant whose keys may change. The settings have to
	 * sign with the same credentials.
	 * @param settings the settings of the client that downloads, as above
	 * @param path the path of the list of certificates, as above
	 * @param apiV3Key answers the APIv3 key of the moment
	 * @param merchant answers the merchant of the moment
	 * @param clock the clock that the end of a certificate is checked against
	 * @throws InvalidSettingException as above
	 */
	public CertificateDownload(WeChatPayClientBuilder settings, String path, Supplier<ApiV3Key> apiV3Key,
			Supplier<MerchantCredentials> merchant, InstantSource clock) {
		if (!PATH.matcher(path).matches()) {
			throw new InvalidSettingException("path",
					"must be a path that starts with one '/', such as /v3/global/certificates");
		}
		Assert.notNull(settings, "'settings' must not be null");
		Assert.notNull(apiV3Key, "'apiV3Key' must not be null");
		Assert.notNull(merchant, "'merchant' must not be null");
		Assert.notNull(clock, "'clock' must not be null");
		this.path = path;
		this.reader = (body) -> CertificateList.decrypt(body, apiV3Key.get(), merchant.get(), clock.instant());
		this.client = settings.copy().answerKeys(this::keys).build();
	}

	@Override
	public Mono<List<PlatformKey>> download(PlatformKeys known) {
		return Mono.defer(() -> {
			this.known = known;
			return this.client.get(this.path).retrieve(String.class);
		})
			.timeout(LONGEST_DOWNLOAD, Mono.error(CertificateDownload::tookTooLong))
			.publishOn(Schedulers.parallel())
			.map((body) -> usable(this.reader.apply(body.getBytes(StandardCharsets.UTF_8))))
			.onErrorMap(WeChatPayException.class,
					(failure) -> (failure instanceof PlatformCertificateException) ? failure : explain(failure));
	}

	private static PlatformCertificateException tookTooLong() {
		return new PlatformCertificateException(Reason.TEMPORARY,
				"The list of platform certificates did not arrive within %d s.".formatted(LONGEST_DOWNLOAD.toSeconds()),
				null);
	}

	// The list may be signed with a certificate that only the list itself brings. That
	// one is genuine, because only WeChat Pay and the merchant have the APIv3 key that
	// the list is encrypted with. Those that are known are asked once and for all: to
	// obtain one that is not known would wait for this very download.
	private PlatformKeys keys(byte[] body) {
		PlatformKeys known = this.known;
		List<PlatformKey> keys = new ArrayList<>(this.reader.apply(body).keys());
		known.serials().stream().map(known::find).filter(Objects::nonNull).forEach(keys::add);
		return PlatformKeys.of(keys);
	}

	private static List<PlatformKey> usable(CertificateList list) {
		if (!list.problems().isEmpty()) {
			logger
				.warn("Platform certificates that cannot be used were left out. " + String.join("; ", list.problems()));
		}
		return list.keys();
	}

	// What to do about an unknown outcome is no advice for a download
	private static PlatformCertificateException explain(WeChatPayException failure) {
		Reason reason = (failure instanceof WeChatPayResponseException answer) ? reason(answer) : Reason.TEMPORARY;
		return new PlatformCertificateException(reason, failure.getProblem(),
				(reason == Reason.NO_CERTIFICATES) ? CertificateList.USE_PUBLIC_KEY : null, failure);
	}

	// A page of a gateway has no code, and may be another one soon.
	private static Reason reason(WeChatPayResponseException answer) {
		int status = answer.getStatusCode();
		if (status == 404 || "RESOURCE_NOT_EXISTS".equals(answer.getCode())) {
			return Reason.NO_CERTIFICATES;
		}
		return (answer.getCode() != null && status >= 400 && status < 500 && status != 429) ? Reason.REFUSED
				: Reason.TEMPORARY;
	}

	@Override
	public void close() {
		this.client.close();
	}

}
