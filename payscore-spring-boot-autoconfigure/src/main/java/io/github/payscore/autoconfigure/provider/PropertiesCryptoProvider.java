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

package io.github.payscore.autoconfigure.provider;

import java.util.List;
import java.util.Locale;

import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;
import org.springframework.context.SmartLifecycle;

import io.github.payscore.autoconfigure.property.InvalidWeChatPayConfigurationException;
import io.github.payscore.signature.CryptoProvider;
import io.github.payscore.signature.MerchantCredentials;
import io.github.payscore.signature.RsaSigner;
import io.github.payscore.signature.SignatureVerifier;
import io.github.payscore.signature.UnusableProviderException;

/**
 * Selects the provider that {@code wechatpay.crypto-provider} asks for. A fast one that
 * is only found is loaded when the application has started, because that takes some
 * tenths of a second; until it is ready, the JDK computes.
 *
 * @author PayScore for Spring Boot contributors
 * @since 0.1.0
 */
public final class PropertiesCryptoProvider implements SmartLifecycle {

	private static final Log logger = LogFactory.getLog(PropertiesCryptoProvider.class);

	private static final String AUTO = "auto";

	private final String wanted;

	private final String property;

	private final @Nullable RsaSigner merchant;

	private final SwitchingVerifier verifier = new SwitchingVerifier();

	private volatile CryptoProvider selected = CryptoProvider.jdk();

	private volatile boolean running;

	/**
	 * Create a new selection.
	 * @param wanted what the property asks for
	 * @param property the name of the property
	 * @param credentials what a provider is tested with, or {@code null}
	 */
	public PropertiesCryptoProvider(String wanted, String property, @Nullable MerchantCredentials credentials) {
		this.wanted = wanted.trim();
		this.property = property;
		this.merchant = (credentials != null && credentials.getSigner() instanceof RsaSigner signer) ? signer : null;
	}

	/**
	 * Load the provider that the property names: what the application asks for by name it
	 * must not start without.
	 * @return this selection
	 * @throws InvalidWeChatPayConfigurationException if it cannot be used
	 */
	public PropertiesCryptoProvider prepare() {
		switch (this.wanted.toLowerCase(Locale.ROOT)) {
			case AUTO -> {
				// Loaded by start()
			}
			case "jdk" -> logJdk();
			case "" -> throw unusable("It is empty.", null);
			default -> requireNamed();
		}
		return this;
	}

	/**
	 * Return the provider of the moment.
	 * @return the provider
	 */
	public CryptoProvider selected() {
		return this.selected;
	}

	/**
	 * Return what verifies signatures with the provider of the moment.
	 * @return the verifier
	 */
	public SignatureVerifier verifier() {
		return this.verifier;
	}

	/**
	 * Return credentials that are signed with by the provider of the moment. A key that
	 * is not in this process is not for a provider to sign with.
	 * @param credentials the credentials
	 * @return the credentials to use instead
	 */
	public MerchantCredentials accelerate(MerchantCredentials credentials) {
		if (!(credentials.getSigner() instanceof RsaSigner local)) {
			return credentials;
		}
		return credentials.withSigner(new SwitchingSigner(local, this::selected));
	}

	@Override
	public void start() {
		this.running = true;
		if (AUTO.equalsIgnoreCase(this.wanted) && this.selected.equals(CryptoProvider.jdk())) {
			startSearch();
		}
	}

	@Override
	public void stop() {
		this.running = false;
	}

	@Override
	public boolean isRunning() {
		return this.running;
	}

	private void requireNamed() {
		try {
			use(tested(this.wanted));
		}
		catch (UnusableProviderException ex) {
			throw unusable(String.valueOf(ex.getMessage()), ex);
		}
	}

	private InvalidWeChatPayConfigurationException unusable(String problem, @Nullable Exception cause) {
		return InvalidWeChatPayConfigurationException.ofProperty(this.property, problem,
				"Set it to 'auto', to 'jdk', or to the name of a provider: 'AmazonCorrettoCryptoProvider' or "
						+ "'Conscrypt' with its library on the class path, or one that is registered with the JVM.",
				cause);
	}

	private void startSearch() {
		List<String> candidates = CryptoProvider.fasterNames();
		if (candidates.isEmpty()) {
			logJdk();
			return;
		}
		Thread search = new Thread(() -> search(candidates), "wechatpay-crypto-provider");
		search.setDaemon(true);
		search.start();
	}

	private void search(List<String> candidates) {
		for (String candidate : candidates) {
			try {
				use(tested(candidate));
				return;
			}
			catch (UnusableProviderException ex) {
				logger.warn(leftOut(ex), ex);
			}
		}
		logger.info(usedNow());
	}

	private String leftOut(UnusableProviderException ex) {
		return ("%s It is left out. Use 'payscore-spring-boot-starter', which brings no such library, or a starter "
				+ "whose library works here, or set '%s' to 'jdk'.")
			.formatted(ex.getMessage(), this.property);
	}

	private CryptoProvider tested(String name) {
		CryptoProvider provider = CryptoProvider.named(name);
		if (this.merchant != null) {
			provider.test(this.merchant);
		}
		else {
			provider.test();
		}
		return provider;
	}

	private void use(CryptoProvider provider) {
		this.selected = provider;
		this.verifier.switchTo(provider);
		logger.info(usedNow());
	}

	private void logJdk() {
		String remedy = CryptoProvider.fasterNames()
			.stream()
			.findFirst()
			.map((name) -> "'%s=%s' would make them faster".formatted(this.property, name))
			.orElseGet(() -> "The dependency %s would make them faster".formatted(FasterStarter.ofThisPlatform()));
		logger.info(usedNow() + ". " + remedy);
	}

	private String usedNow() {
		return "Signatures are computed by " + this.selected.getName();
	}

}
