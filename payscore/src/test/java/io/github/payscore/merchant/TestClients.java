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

package io.github.payscore.merchant;

import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;

import io.github.payscore.client.WeChatPayClient;
import io.github.payscore.client.WeChatPayClientBuilder;
import io.github.payscore.platform.PlatformKeys;
import io.github.payscore.signature.MerchantCredentials;
import io.github.payscore.signature.SignatureThreads;

/**
 * What the clients of a test have in common: the threads.
 *
 * @author PayScore for Spring Boot contributors
 */
final class TestClients implements MerchantClients, AutoCloseable {

	private final SignatureThreads threads = new SignatureThreads();

	private @Nullable WeChatPayClientBuilder settings;

	@Override
	public synchronized WeChatPayClientBuilder create(Supplier<MerchantCredentials> credentials,
			PlatformKeys platformKeys) {
		WeChatPayClientBuilder settings = (this.settings != null) ? this.settings
				: WeChatPayClient.builder(credentials, platformKeys).signatureThreads(this.threads);
		this.settings = settings;
		return settings.copy(credentials, platformKeys);
	}

	@Override
	public void close() {
		this.threads.close();
	}

}
