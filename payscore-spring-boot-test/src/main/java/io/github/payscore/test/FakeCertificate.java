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

import java.time.Instant;

import io.github.payscore.test.keys.PlatformCertificate;

/**
 * A platform certificate of {@link FakeWeChatPay}. Immutable.
 *
 * @param serial the serial number, as {@code Wechatpay-Serial} names it: 40 hexadecimal
 * digits
 * @param pem the X.509 certificate as PEM
 * @param notBefore when the certificate starts to be valid
 * @param notAfter when the certificate stops being valid
 * @author PayScore for Spring Boot contributors
 * @since 0.1.0
 * @see FakeWeChatPay#addCertificate()
 */
public record FakeCertificate(String serial, String pem, Instant notBefore, Instant notAfter) {

	static FakeCertificate of(PlatformCertificate certificate) {
		return new FakeCertificate(certificate.serial(), certificate.pem(), certificate.notBefore(),
				certificate.notAfter());
	}

}
