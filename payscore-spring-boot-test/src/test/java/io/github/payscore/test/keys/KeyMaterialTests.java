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

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.Signature;
import java.security.interfaces.RSAPrivateCrtKey;
import java.security.interfaces.RSAPublicKey;
import java.util.HashSet;
import java.util.Set;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link KeyMaterial}.
 *
 * @author PayScore for Spring Boot contributors
 */
class KeyMaterialTests {

	private static final int MERCHANTS = 50;

	@Test
	void prepareWhenManyMerchantsThenAllKeysDifferAndSign() throws Exception {
		KeyMaterial.prepare(MERCHANTS);
		Set<BigInteger> moduli = new HashSet<>();
		for (int i = 0; i < MERCHANTS; i++) {
			KeyPair keyPair = KeyMaterial.of(i).merchantKey();
			RSAPublicKey publicKey = (RSAPublicKey) keyPair.getPublic();
			assertThat(publicKey.getModulus().bitLength()).isEqualTo(2048);
			assertThat(publicKey.getPublicExponent()).isEqualTo(65537);
			assertThat(keyPair.getPrivate()).isInstanceOf(RSAPrivateCrtKey.class);
			assertThat(isPair(keyPair)).isTrue();
			moduli.add(publicKey.getModulus());
			moduli.add(((RSAPublicKey) KeyMaterial.of(i).publicKey().publicKey()).getModulus());
		}
		assertThat(moduli).hasSize(2 * MERCHANTS);
		assertThat(KeyMaterial.of(1)).isSameAs(KeyMaterial.of(1));
	}

	private static boolean isPair(KeyPair keyPair) throws GeneralSecurityException {
		byte[] message = "message".getBytes(StandardCharsets.US_ASCII);
		Signature signature = Signature.getInstance("SHA256withRSA");
		signature.initSign(keyPair.getPrivate());
		signature.update(message);
		byte[] signed = signature.sign();
		signature.initVerify(keyPair.getPublic());
		signature.update(message);
		return signature.verify(signed);
	}

}
