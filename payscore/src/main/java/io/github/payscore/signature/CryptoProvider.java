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

import java.security.GeneralSecurityException;
import java.security.InvalidKeyException;
import java.security.Key;
import java.security.KeyFactory;
import java.security.Provider;
import java.security.Security;
import java.security.Signature;
import java.util.List;

import org.jspecify.annotations.Nullable;
import org.springframework.util.Assert;

/**
 * The JCA provider that computes signatures and verifies them. Used as an object, whether
 * or not it is registered with the JVM. Thread-safe.
 *
 * @author PayScore for Spring Boot contributors
 * @since 0.1.0
 */
public final class CryptoProvider {

	private static final CryptoProvider JDK = new CryptoProvider(null);

	private final @Nullable Provider provider;

	private CryptoProvider(@Nullable Provider provider) {
		this.provider = provider;
	}

	/**
	 * Return what the JDK chooses for a key: its own {@code SunRsaSign}, unless the
	 * application registered another provider before it, or the key lives in a hardware
	 * module.
	 * @return the JDK's choice
	 */
	public static CryptoProvider jdk() {
		return JDK;
	}

	/**
	 * Find a provider by its name. Loading a fast one takes some tenths of a second, so
	 * never call this on an event loop.
	 * @param name {@code AmazonCorrettoCryptoProvider} or {@code Conscrypt}, in upper or
	 * lower case, whose library must be on the class path, or the name of a provider that
	 * is registered with the JVM
	 * @return the provider
	 * @throws UnusableProviderException if there is no such provider, or its library does
	 * not work on this platform
	 */
	public static CryptoProvider named(String name) {
		Assert.hasText(name, "'name' must not be empty");
		for (FastProvider candidate : FastProvider.values()) {
			if (candidate.providerName().equalsIgnoreCase(name)) {
				return load(candidate);
			}
		}
		Provider registered = Security.getProvider(name);
		if (registered == null) {
			throw new UnusableProviderException("No provider named '%s' is registered with the JVM.".formatted(name),
					null);
		}
		return new CryptoProvider(registered);
	}

	private static CryptoProvider load(FastProvider candidate) {
		if (!candidate.isPresent()) {
			throw new UnusableProviderException("The library of the provider '%s', %s, is not on the class path."
				.formatted(candidate.providerName(), candidate.dependency()), null);
		}
		return new CryptoProvider(candidate.load());
	}

	/**
	 * Return which providers faster than the JDK's have their library on the class path.
	 * Loads none of them.
	 * @return the names, the fastest first
	 */
	public static List<String> fasterNames() {
		return FastProvider.present().stream().map(FastProvider::providerName).toList();
	}

	/**
	 * Return the name and the version of the provider.
	 * @return for example {@code AmazonCorrettoCryptoProvider 2.5.0}
	 */
	public String getName() {
		try {
			Provider current = newSignature().getProvider();
			return current.getName() + " " + current.getVersionStr();
		}
		catch (GeneralSecurityException ex) {
			throw new UnusableProviderException("The provider '%s' has no %s.".formatted(id(), RsaSigner.ALGORITHM),
					ex);
		}
	}

	/**
	 * Check that this provider signs with the merchant's key exactly as the JDK does, and
	 * tells a right signature from a wrong one.
	 * @param signer what holds the merchant's key
	 * @throws UnusableProviderException if it does not
	 */
	public void test(RsaSigner signer) {
		new CryptoSelfTest(this, getName()).run(signer);
	}

	/**
	 * Check that this provider tells a right signature from a wrong one.
	 * @throws UnusableProviderException if it does not
	 */
	public void test() {
		new CryptoSelfTest(this, getName()).verify();
	}

	Signature newSignature() throws GeneralSecurityException {
		return (this.provider != null) ? Signature.getInstance(RsaSigner.ALGORITHM, this.provider)
				: Signature.getInstance(RsaSigner.ALGORITHM);
	}

	// A key of the provider's own spares it from preparing the key anew for every
	// signature, which takes as long as the signature itself
	Key translate(Key key) throws InvalidKeyException {
		if (this.provider == null) {
			return key;
		}
		try {
			return KeyFactory.getInstance("RSA", this.provider).translateKey(key);
		}
		catch (GeneralSecurityException | RuntimeException ex) {
			throw new InvalidKeyException("Not a key for " + this.provider.getName(), ex);
		}
	}

	private String id() {
		return (this.provider != null) ? this.provider.getName() : "jdk";
	}

	@Override
	public String toString() {
		return "CryptoProvider [name=" + id() + "]";
	}

}
