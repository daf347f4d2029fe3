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

package io.github.payscore.test.keys;

import java.security.KeyPair;
import java.security.cert.X509Certificate;
import java.time.Instant;

/**
 * A platform certificate and its key.
 *
 * @param key the key
 * @param pem the X.509 certificate as PEM
 * @param notBefore when it starts to be valid
 * @param notAfter when it stops being valid
 * @author PayScore for Spring Boot contributors
 */
public record PlatformCertificate(PlatformKey key, String pem, Instant notBefore, Instant notAfter) {

	static PlatformCertificate of(KeyPair keyPair, Instant notBefore, Instant notAfter) {
		X509Certificate certificate = RsaKeys.certificate(keyPair, notBefore, notAfter);
		String serial = RsaKeys.hex(certificate.getSerialNumber());
		return new PlatformCertificate(new PlatformKey(serial, keyPair), RsaKeys.pem(certificate),
				certificate.getNotBefore().toInstant(), certificate.getNotAfter().toInstant());
	}

	public String serial() {
		return this.key.serial();
	}

}
