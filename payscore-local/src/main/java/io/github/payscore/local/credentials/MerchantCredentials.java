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

package io.github.payscore.local.credentials;

import java.security.cert.X509Certificate;
import java.util.Locale;

import org.springframework.boot.ssl.pem.PemContent;

/**
 * All secrets between a merchant and WeChat Pay, on both sides.
 *
 * @param merchantKey the merchant's private key, as PEM
 * @param merchantCertificate the merchant's certificate, as PEM
 * @param publicKeyId the id of the WeChat Pay public key
 * @param publicKeySecret the private key of the WeChat Pay public key, as PEM
 * @param certificate the platform certificate, as PEM
 * @param certificateSecret the private key of the platform certificate, as PEM
 * @param apiV3Key the APIv3 key
 * @param apiV2Key the APIv2 key
 * @author PayScore for Spring Boot contributors
 */
public record MerchantCredentials(String merchantKey, String merchantCertificate, String publicKeyId,
		String publicKeySecret, String certificate, String certificateSecret, String apiV3Key, String apiV2Key) {

	/**
	 * Return the serial number of the merchant's certificate.
	 * @return 40 hexadecimal digits
	 */
	public String serial() {
		X509Certificate certificate = PemContent.of(this.merchantCertificate).getCertificates().get(0);
		return certificate.getSerialNumber().toString(16).toUpperCase(Locale.ROOT);
	}

	@Override
	public String toString() {
		return "MerchantCredentials[" + serial() + "]";
	}

}
