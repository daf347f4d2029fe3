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

import java.io.File;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.security.Security;
import java.security.Signature;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

/**
 * Tests for {@link CryptoProvider}, with a signature made by OpenSSL.
 *
 * @author PayScore for Spring Boot contributors
 */
class CryptoProviderTests {

	private static final byte[] MESSAGE = TestKeys.bytes("message.txt");

	private static final byte[] SIGNATURE = Base64.getMimeDecoder().decode(TestKeys.bytes("message.sig"));

	private final RsaSigner signer = Signer.of(TestKeys.merchantPrivateKey());

	@ParameterizedTest
	@ValueSource(strings = { "AmazonCorrettoCryptoProvider", "Conscrypt", "SunRsaSign" })
	void signWhenProviderIsNamedThenEqualsSignatureOfOpenSsl(String name) {
		CryptoProvider provider = CryptoProvider.named(name);
		assertThat(this.signer.with(provider).sign(MESSAGE).block()).isEqualTo(SIGNATURE);
	}

	@ParameterizedTest
	@ValueSource(strings = { "AmazonCorrettoCryptoProvider", "Conscrypt", "SunRsaSign" })
	void verifyWhenProviderIsNamedThenTellsRightFromWrong(String name) {
		CryptoProvider provider = CryptoProvider.named(name);
		byte[] changed = SIGNATURE.clone();
		changed[100] ^= 1;
		byte[] notBelowModulus = new byte[256];
		Arrays.fill(notBelowModulus, (byte) 0xFF);
		assertThat(isRight(provider, MESSAGE, SIGNATURE)).isTrue();
		assertThat(isRight(provider, Arrays.copyOf(MESSAGE, MESSAGE.length + 1), SIGNATURE)).isFalse();
		assertThat(isRight(provider, MESSAGE, changed)).isFalse();
		assertThat(isRight(provider, MESSAGE, notBelowModulus)).isFalse();
		assertThat(new RsaVerifier(provider).verify(TestKeys.platformPublicKey(), MESSAGE, SIGNATURE).block())
			.isFalse();
		for (int length : new int[] { 0, 1, 128, 255, 257, 512 }) {
			assertThat(isRight(provider, MESSAGE, Arrays.copyOf(SIGNATURE, length))).isFalse();
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "AmazonCorrettoCryptoProvider", "Conscrypt" })
	void signWhenKeyIsSharedByManyThreadsAndProvidersThenEverySignatureIsRight(String name) throws Exception {
		List<CryptoProvider> providers = List.of(CryptoProvider.named(name), CryptoProvider.jdk());
		ExecutorService threads = Executors.newFixedThreadPool(4);
		try {
			Callable<Boolean> task = () -> {
				CryptoProvider provider = providers.get((int) (System.nanoTime() & 1));
				return Arrays.equals(this.signer.with(provider).compute(MESSAGE), SIGNATURE)
						&& isRight(provider, MESSAGE, SIGNATURE);
			};
			for (Future<Boolean> right : threads.invokeAll(Collections.nCopies(500, task))) {
				assertThat(right.get()).isTrue();
			}
		}
		finally {
			threads.shutdownNow();
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "AmazonCorrettoCryptoProvider", "Conscrypt", "SunRsaSign" })
	void testWhenProviderWorksThenPasses(String name) {
		CryptoProvider provider = CryptoProvider.named(name);
		provider.test(this.signer);
		assertThat(provider.getName()).startsWith(name + " ");
	}

	@ParameterizedTest
	@ValueSource(strings = { "AmazonCorrettoCryptoProvider", "Conscrypt" })
	void namedWhenProviderIsFastThenIsNotRegistered(String name) throws Exception {
		CryptoProvider.named(name).test(this.signer);
		assertThat(Security.getProvider(name)).isNull();
		assertThat(Signature.getInstance("SHA256withRSA").getProvider().getName()).isEqualTo("SunRsaSign");
	}

	@Test
	void jdkWhenAskedForItsNameThenTellsTheProvider() {
		assertThat(CryptoProvider.jdk().getName()).startsWith("SunRsaSign ");
		assertThat(CryptoProvider.jdk()).hasToString("CryptoProvider [name=jdk]");
	}

	@Test
	void fasterNamesWhenLibrariesArePresentThenFastestIsFirst() {
		assertThat(CryptoProvider.fasterNames()).containsExactly("AmazonCorrettoCryptoProvider", "Conscrypt");
	}

	@Test
	void namedWhenThereIsNoSuchProviderThenFails() {
		assertThatExceptionOfType(UnusableProviderException.class).isThrownBy(() -> CryptoProvider.named("OpenSSL"))
			.withMessage("No provider named 'OpenSSL' is registered with the JVM.");
	}

	@Test
	void namedWhenCaseOfFastProviderIsAnotherThenIsFound() {
		assertThat(CryptoProvider.named("conscrypt").getName()).startsWith("Conscrypt ");
	}

	@Test
	void namedWhenNameIsEmptyThenFails() {
		assertThatIllegalArgumentException().isThrownBy(() -> CryptoProvider.named(" "))
			.withMessage("'name' must not be empty");
	}

	@Test
	void testWhenProviderHasNoRsaThenFails() {
		CryptoProvider provider = CryptoProvider.named("SUN");
		assertThatExceptionOfType(UnusableProviderException.class).isThrownBy(() -> provider.test(this.signer))
			.withMessage("The provider 'SUN' has no SHA256withRSA.");
	}

	@Test
	void testWhenProviderSignsWronglyThenFails() {
		assertThatTestFails(WrongSignature.SIGNS_ZEROS, "signs differently from the JDK");
	}

	@Test
	void fasterNamesWhenLibrariesArePresentThenLoadsNoneOfTheirClasses() throws Exception {
		try (ObservedClassLoader classLoader = ObservedClassLoader.create()) {
			Object names = classLoader.loadClass(CryptoProvider.class.getName()).getMethod("fasterNames").invoke(null);
			assertThat(names).isEqualTo(List.of("AmazonCorrettoCryptoProvider", "Conscrypt"));
			assertThat(classLoader.defined).contains(CryptoProvider.class.getName())
				.noneMatch((name) -> name.startsWith("com.amazon") || name.startsWith("org.conscrypt"));
		}
	}

	@Test
	void testWhenProviderRefusesRightSignatureThenFails() {
		assertThatTestFails(WrongSignature.REFUSES_ALL, "refuses a right signature");
	}

	@Test
	void testWhenProviderAcceptsWrongSignatureThenFails() {
		assertThatTestFails(WrongSignature.ACCEPTS_ALL, "accepts a wrong signature");
	}

	@Test
	void testWhenProviderCannotUseKeyThenFails() {
		RsaSigner hidden = Signer.of(new HiddenKey());
		CryptoProvider provider = CryptoProvider.named("Conscrypt");
		assertThatExceptionOfType(UnusableProviderException.class).isThrownBy(() -> provider.test(hidden))
			.withMessageMatching("The provider 'Conscrypt .*' cannot sign with the merchant's private key\\.");
	}

	private static boolean isRight(CryptoProvider provider, byte[] message, byte[] signature) {
		return Boolean.TRUE
			.equals(new RsaVerifier(provider).verify(TestKeys.merchantPublicKey(), message, signature).block());
	}

	private void assertThatTestFails(WrongSignature kind, String problem) {
		Security.addProvider(kind.provider());
		try {
			CryptoProvider provider = CryptoProvider.named("Wrong");
			assertThatExceptionOfType(UnusableProviderException.class).isThrownBy(() -> provider.test(this.signer))
				.withMessage("The provider 'Wrong 1' %s.".formatted(problem));
		}
		finally {
			Security.removeProvider("Wrong");
		}
	}

	/**
	 * Tells which classes it has defined.
	 */
	private static final class ObservedClassLoader extends URLClassLoader {

		private final List<String> defined = new CopyOnWriteArrayList<>();

		private ObservedClassLoader(URL[] urls) {
			super(urls, ClassLoader.getPlatformClassLoader());
		}

		static ObservedClassLoader create() throws MalformedURLException {
			List<URL> urls = new ArrayList<>();
			for (String entry : System.getProperty("java.class.path").split(File.pathSeparator, -1)) {
				urls.add(new File(entry).toURI().toURL());
			}
			return new ObservedClassLoader(urls.toArray(URL[]::new));
		}

		@Override
		protected Class<?> findClass(String name) throws ClassNotFoundException {
			Class<?> found = super.findClass(name);
			this.defined.add(name);
			return found;
		}

	}

}
