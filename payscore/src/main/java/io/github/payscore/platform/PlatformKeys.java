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

package io.github.payscore.platform;

import java.util.Collection;
import java.util.Set;

import org.jspecify.annotations.Nullable;
import org.springframework.util.Assert;
import reactor.core.publisher.Mono;

/**
 * WeChat Pay's own keys. Certificates and the public key may be active side by side: the
 * key is chosen by the serial that an answer names. Implementations must be thread-safe
 * and must not block.
 *
 * @author PayScore for Spring Boot contributors
 * @since 0.1.0
 * @see <a href=
 * "https://pay.weixin.qq.com/docs/merchant/development/interface-rules/signature-verification.html">Signature
 * verification</a>
 */
public interface PlatformKeys {

	/**
	 * Find the key that an answer names.
	 * @param serial the value of {@code Wechatpay-Serial}
	 * @return the key, or {@code null} if there is none with that serial
	 */
	@Nullable PlatformKey find(String serial);

	/**
	 * Obtain the key that a message names, even where that takes a download: a
	 * certificate may be newer than the last one.
	 * @param serial the value of {@code Wechatpay-Serial}
	 * @return the key, or empty if there is none with that serial. Never fails
	 */
	default Mono<PlatformKey> obtain(String serial) {
		return Mono.justOrEmpty(find(serial));
	}

	/**
	 * Wait until there is a key at all. Nothing is sent before, because no answer could
	 * be verified.
	 * @return completes when there is one, which is at once unless keys are downloaded;
	 * fails if there is none to be had
	 */
	default Mono<Void> ready() {
		return Mono.empty();
	}

	/**
	 * Return the serials of all keys.
	 * @return the serials
	 */
	Set<String> serials();

	/**
	 * Return the id of the WeChat Pay public key, which every request has to name so that
	 * the answer is signed with it.
	 * @return the id, or {@code null} if there are certificates only
	 */
	@Nullable String publicKeyId();

	/**
	 * Return a fixed set of keys.
	 * @param keys at least one key
	 * @return the keys
	 */
	static PlatformKeys of(Collection<PlatformKey> keys) {
		Assert.notEmpty(keys, "'keys' must not be empty");
		return new FixedPlatformKeys(keys);
	}

	/**
	 * Return no keys, to start from when all of them are downloaded.
	 * @return keys among which nothing is ever found
	 * @see RotatingPlatformKeys
	 */
	static PlatformKeys none() {
		return new FixedPlatformKeys(Set.of());
	}

}
