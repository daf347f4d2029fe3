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

import java.security.Provider;
import java.util.Arrays;
import java.util.List;

import com.amazon.corretto.crypto.provider.AmazonCorrettoCryptoProvider;
import org.conscrypt.Conscrypt;
import org.springframework.util.ClassUtils;

/**
 * The libraries whose RSA is faster than the JDK's, the fastest first. Loading one takes
 * some tenths of a second, because it brings machine code. Used as objects and never
 * registered, so the rest of the application keeps its providers.
 *
 * @author PayScore for Spring Boot contributors
 */
enum FastProvider {

	/**
	 * The Amazon Corretto Crypto Provider, which uses AVX-512 where there is any.
	 */
	ACCP("AmazonCorrettoCryptoProvider", "com.amazon.corretto.crypto.provider.AmazonCorrettoCryptoProvider",
			"software.amazon.cryptools:AmazonCorrettoCryptoProvider",
			"Linux with glibc or macOS, its jar for just this platform"),

	/**
	 * Conscrypt.
	 */
	CONSCRYPT("Conscrypt", "org.conscrypt.Conscrypt", "org.conscrypt:conscrypt-openjdk-uber",
			"Linux with glibc, macOS or Windows");

	private final String providerName;

	private final String className;

	private final String dependency;

	private final String needs;

	FastProvider(String providerName, String className, String dependency, String needs) {
		this.providerName = providerName;
		this.className = className;
		this.dependency = dependency;
		this.needs = needs;
	}

	static List<FastProvider> present() {
		return Arrays.stream(values()).filter(FastProvider::isPresent).toList();
	}

	// Asks for the file and not for the class: ACCP's jar is signed, and verifying that
	// for its first class takes a tenth of a second.
	boolean isPresent() {
		String file = ClassUtils.convertClassNameToResourcePath(this.className) + ClassUtils.CLASS_FILE_SUFFIX;
		return FastProvider.class.getResource("/" + file) != null;
	}

	String providerName() {
		return this.providerName;
	}

	String dependency() {
		return this.dependency;
	}

	Provider load() {
		try {
			return switch (this) {
				case ACCP -> Accp.load();
				case CONSCRYPT -> Conscrypts.load();
			};
		}
		catch (LinkageError | RuntimeException ex) {
			throw new UnusableProviderException(unloadable(), ex);
		}
	}

	private String unloadable() {
		return ("The provider '%s' cannot be loaded on this platform (%s %s). It needs %s, "
				+ "and a temporary folder that machine code can be loaded from.")
			.formatted(this.providerName, System.getProperty("os.name"), System.getProperty("os.arch"), this.needs);
	}

	// Each library is named in a class of its own, because the other one may be absent.

	/**
	 * What names the classes of the Amazon Corretto Crypto Provider.
	 */
	private static final class Accp {

		static Provider load() {
			AmazonCorrettoCryptoProvider provider = AmazonCorrettoCryptoProvider.INSTANCE;
			if (provider.getLoadingError() != null) {
				throw new IllegalStateException("Its machine code was not loaded", provider.getLoadingError());
			}
			return provider;
		}

	}

	/**
	 * What names the classes of Conscrypt.
	 */
	private static final class Conscrypts {

		static Provider load() {
			return Conscrypt.newProvider();
		}

	}

}
