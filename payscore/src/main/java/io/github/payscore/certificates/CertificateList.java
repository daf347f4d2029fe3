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

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectReader;
import tools.jackson.databind.json.JsonMapper;

import io.github.payscore.platform.PlatformCertificateException;
import io.github.payscore.platform.PlatformKey;
import io.github.payscore.signature.ApiV3Key;
import io.github.payscore.signature.DecryptionException;
import io.github.payscore.signature.MerchantCredentials;
import io.github.payscore.signature.UnusableKeyException;
import io.github.payscore.verification.UntrustedText;
import io.github.payscore.verification.VerificationException;

/**
 * The certificates of an answer. One that cannot be used does not spoil the others.
 *
 * @param keys the certificates that can be used, at least one
 * @param problems what is wrong with the others, without their content
 * @author PayScore for Spring Boot contributors
 */
record CertificateList(List<PlatformKey> keys, List<String> problems) {

	static final String USE_PUBLIC_KEY = "Configure the WeChat Pay public key from the merchant platform, the only kind "
			+ "of key that newer merchants have.";

	private static final String USE_RIGHT_API_V3_KEY = "Use the APIv3 key that is set in the merchant platform.";

	private static final ObjectReader READER = new JsonMapper().readerFor(JsonNode.class);

	// Read as a tree, so that members that are new or of another type do no harm.
	static CertificateList decrypt(byte[] body, ApiV3Key apiV3Key, MerchantCredentials merchant, Instant now) {
		JsonNode data = readData(body);
		List<PlatformKey> keys = new ArrayList<>();
		List<String> problems = new ArrayList<>();
		int undecipherable = 0;
		for (JsonNode entry : data) {
			EncryptedCertificate certificate = EncryptedCertificate.of(entry);
			String serial = UntrustedText.clean(certificate.serial());
			try {
				keys.add(check(certificate.decrypt(apiV3Key), merchant, now));
			}
			catch (DecryptionException ex) {
				undecipherable++;
				problems.add("%s: it cannot be decrypted with the APIv3 key".formatted(serial));
			}
			catch (UnusableKeyException ex) {
				problems.add("%s: %s".formatted(serial, ex.getMessage()));
			}
		}
		return new CertificateList(keys, problems).requireKey(undecipherable);
	}

	// Whoever lists the merchant's own certificate is not WeChat Pay, so the others are
	// worth nothing either.
	private static PlatformKey check(PlatformKey key, MerchantCredentials merchant, Instant now) {
		if (merchant.own(key.getPublicKey())) {
			throw new PlatformCertificateException(PlatformCertificateException.Reason.OWN_CERTIFICATE,
					"The list of platform certificates holds the merchant's own certificate %s, so it is not WeChat "
						.formatted(key.getSerial()) + "Pay's list.",
					null);
		}
		if (key.isExpired(now)) {
			throw new UnusableKeyException("it expired at " + key.getNotAfter());
		}
		return key;
	}

	private static JsonNode readData(byte[] body) {
		try {
			JsonNode data = READER.readTree(body).path("data");
			if (data.isArray()) {
				return data;
			}
		}
		catch (JacksonException ex) {
			// Its message may quote the answer, so it is not the cause
		}
		throw new VerificationException("it is no list of certificates");
	}

	private CertificateList requireKey(int undecipherable) {
		if (!this.keys.isEmpty()) {
			return this;
		}
		if (this.problems.isEmpty()) {
			throw new PlatformCertificateException(PlatformCertificateException.Reason.NO_CERTIFICATES,
					"The list of platform certificates is empty.", USE_PUBLIC_KEY, null);
		}
		if (undecipherable == this.problems.size()) {
			throw new PlatformCertificateException(PlatformCertificateException.Reason.WRONG_API_V3_KEY,
					"No platform certificate can be decrypted with the APIv3 key.", USE_RIGHT_API_V3_KEY, null);
		}
		throw new PlatformCertificateException(PlatformCertificateException.Reason.TEMPORARY,
				"No platform certificate of the list can be used. %s.".formatted(String.join("; ", this.problems)),
				null);
	}

}
