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

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.Function;

import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import reactor.core.publisher.Mono;

import io.github.payscore.WeChatPayException;
import io.github.payscore.WeChatPayResponseException;
import io.github.payscore.platform.PlatformCertificateException;
import io.github.payscore.platform.PlatformCertificateException.Reason;
import io.github.payscore.platform.PlatformCertificateSource;
import io.github.payscore.platform.PlatformKey;
import io.github.payscore.platform.PlatformKeys;
import io.github.payscore.signature.SignatureThreads;

/**
 * Downloads platform certificates from WeChat Pay.
 *
 * @author PayScore for Spring Boot contributors
 */
final class CertificateDownload implements PlatformCertificateSource {

	private static final Log logger = LogFactory.getLog(CertificateDownload.class);

	private final String path;

	private final Function<PlatformKeys, WeChatPayClient> clients;

	private final Function<byte[], CertificateList> reader;

	private final SignatureThreads threads;

	CertificateDownload(String path, Function<PlatformKeys, WeChatPayClient> clients,
			Function<byte[], CertificateList> reader, SignatureThreads threads) {
		this.path = path;
		this.clients = clients;
		this.reader = reader;
		this.threads = threads;
	}

	@Override
	public Mono<List<PlatformKey>> download(PlatformKeys known) {
		return Mono.defer(() -> this.clients.apply(known).get(this.path).retrieve(String.class))
			.map((body) -> body.getBytes(StandardCharsets.UTF_8))
			.flatMap((body) -> this.threads.call(() -> this.reader.apply(body)))
			.map(CertificateDownload::usable)
			.onErrorMap(WeChatPayException.class,
					(failure) -> (failure instanceof PlatformCertificateException) ? failure : explain(failure));
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
				(reason == Reason.NO_CERTIFICATES) ? Advice.USE_PUBLIC_KEY : null, failure);
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
		this.threads.close();
	}

}
