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

package io.github.payscore.autoconfigure;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Set;

import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.springframework.boot.ssl.SslBundles;
import org.springframework.context.SmartLifecycle;
import reactor.core.Disposable;
import reactor.core.scheduler.Schedulers;

import io.github.payscore.autoconfigure.merchant.KeySources;
import io.github.payscore.autoconfigure.merchant.PropertiesMerchant;
import io.github.payscore.autoconfigure.property.InvalidWeChatPayConfigurationException;
import io.github.payscore.autoconfigure.reload.FileWatcher;
import io.github.payscore.merchant.InvalidMerchantException;
import io.github.payscore.merchant.PayScoreMerchants;

/**
 * Lets merchants read their keys again when the files or the SSL bundles that hold them
 * change, while the application runs. New keys that cannot be used are told of, and those
 * before stay in use.
 *
 * @author PayScore for Spring Boot contributors
 */
final class KeyReload implements SmartLifecycle {

	private static final Log logger = LogFactory.getLog(KeyReload.class);

	private final PayScoreMerchants merchants;

	private final boolean reloadFiles;

	private final KeySources sources;

	private final FileWatcher files;

	private volatile boolean running;

	KeyReload(PayScoreMerchants merchants, boolean reloadFiles, KeySources sources, Duration quietPeriod) {
		this.merchants = merchants;
		this.reloadFiles = reloadFiles;
		this.sources = sources;
		this.files = new FileWatcher(quietPeriod, () -> Schedulers.newSingle("wechatpay-key-files", true));
	}

	/**
	 * Read the keys of a merchant again when they change.
	 * @param name the name of the merchant
	 * @param merchant what its properties say
	 */
	void watch(String name, PropertiesMerchant merchant) {
		Set<Path> files = merchant.files();
		if (this.reloadFiles && !files.isEmpty()) {
			this.files.watch(files, () -> reload(name));
		}
		String bundle = merchant.sslBundle();
		SslBundles bundles = this.sources.sslBundles().get();
		if (bundle != null && bundles != null) {
			bundles.addBundleUpdateHandler(bundle, (updated) -> reload(name));
		}
	}

	private void reload(String name) {
		if (this.running) {
			Disposable unused = this.merchants.refresh(name)
				.subscribe(null, (failure) -> sayUnusable(name, failure), () -> sayReloaded(name));
		}
	}

	private static void sayReloaded(String name) {
		logger.info("The keys of the merchant '%s' have changed and were read again".formatted(name));
	}

	private static void sayUnusable(String name, Throwable failure) {
		logger.warn("The keys of the merchant '%s' have changed but cannot be used, so those before stay in use: %s"
			.formatted(name, describe(failure)));
	}

	private static String describe(Throwable failure) {
		boolean isOurs = failure instanceof InvalidWeChatPayConfigurationException
				|| failure instanceof InvalidMerchantException;
		return isOurs ? String.valueOf(failure.getMessage())
				: "It failed with %s.".formatted(failure.getClass().getName());
	}

	@Override
	public void start() {
		this.running = true;
		this.files.start();
	}

	@Override
	public void stop() {
		this.running = false;
		this.files.stop();
	}

	@Override
	public boolean isRunning() {
		return this.running;
	}

}
