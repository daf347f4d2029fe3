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

package io.github.payscore.signature;

import java.security.Key;
import java.security.KeyFactorySpi;
import java.security.PrivateKey;
import java.security.Provider;
import java.security.PublicKey;
import java.security.SignatureSpi;
import java.security.spec.KeySpec;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * Ways in which a provider can be wrong.
 *
 * @author PayScore for Spring Boot contributors
 */
enum WrongSignature {

	SIGNS_ZEROS, REFUSES_ALL, ACCEPTS_ALL;

	Provider provider() {
		return new WrongProvider(this);
	}

	/**
	 * A provider named {@code Wrong}.
	 */
	@SuppressWarnings("serial")
	private static final class WrongProvider extends Provider {

		WrongProvider(WrongSignature kind) {
			super("Wrong", "1", "For tests");
			putService(new Constructed(this, "Signature", RsaSigner.ALGORITHM, kind));
			putService(new Constructed(this, "KeyFactory", "RSA", kind));
		}

	}

	/**
	 * A service that is made without reflection.
	 */
	private static final class Constructed extends Provider.Service {

		private final WrongSignature kind;

		Constructed(Provider provider, String type, String algorithm, WrongSignature kind) {
			super(provider, type, algorithm, Constructed.class.getName(), List.of(), Map.of());
			this.kind = kind;
		}

		@Override
		public Object newInstance(@Nullable Object parameter) {
			return "Signature".equals(getType()) ? new WrongSignatureSpi(this.kind) : new SameKeys();
		}

	}

	/**
	 * Signs with the right key, unless it is told not to, and judges at will.
	 */
	@SuppressWarnings("deprecation")
	private static final class WrongSignatureSpi extends SignatureSpi {

		private final WrongSignature kind;

		private @Nullable PrivateKey key;

		private byte[] message = new byte[0];

		WrongSignatureSpi(WrongSignature kind) {
			this.kind = kind;
		}

		@Override
		protected void engineInitVerify(PublicKey key) {
		}

		@Override
		protected void engineInitSign(PrivateKey key) {
			this.key = key;
		}

		@Override
		protected void engineUpdate(byte data) {
		}

		@Override
		protected void engineUpdate(byte[] data, int offset, int length) {
			this.message = Arrays.copyOfRange(data, offset, offset + length);
		}

		@Override
		protected byte[] engineSign() {
			PrivateKey key = this.key;
			if (this.kind == SIGNS_ZEROS || key == null) {
				return new byte[256];
			}
			return Signer.of(key).compute(this.message);
		}

		@Override
		protected boolean engineVerify(byte[] signature) {
			return this.kind == ACCEPTS_ALL;
		}

		@Override
		protected void engineSetParameter(String name, Object value) {
			throw new UnsupportedOperationException();
		}

		@Override
		protected Object engineGetParameter(String name) {
			throw new UnsupportedOperationException();
		}

	}

	/**
	 * Hands keys through.
	 */
	private static final class SameKeys extends KeyFactorySpi {

		@Override
		protected Key engineTranslateKey(Key key) {
			return key;
		}

		@Override
		protected PublicKey engineGeneratePublic(KeySpec spec) {
			throw new UnsupportedOperationException();
		}

		@Override
		protected PrivateKey engineGeneratePrivate(KeySpec spec) {
			throw new UnsupportedOperationException();
		}

		@Override
		protected <T extends KeySpec> T engineGetKeySpec(Key key, Class<T> type) {
			throw new UnsupportedOperationException();
		}

	}

}
