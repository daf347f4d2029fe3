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

import java.util.Optional;

/**
 * The keys that a fake is given, in place of those that it makes.
 *
 * @param merchantKey the merchant's own key
 * @param publicKey the WeChat Pay public key
 * @param certificate the first platform certificate
 * @author PayScore for Spring Boot contributors
 */
public record GivenKeys(Optional<GivenKey> merchantKey, Optional<GivenKey> publicKey, Optional<GivenKey> certificate) {

	/**
	 * No keys.
	 */
	public static final GivenKeys NONE = new GivenKeys(Optional.empty(), Optional.empty(), Optional.empty());

	public GivenKeys withMerchantKey(GivenKey key) {
		return new GivenKeys(Optional.of(key), this.publicKey, this.certificate);
	}

	public GivenKeys withPublicKey(GivenKey key) {
		return new GivenKeys(this.merchantKey, Optional.of(key), this.certificate);
	}

	public GivenKeys withCertificate(GivenKey key) {
		return new GivenKeys(this.merchantKey, this.publicKey, Optional.of(key));
	}

	public boolean isComplete() {
		return this.merchantKey.isPresent() && this.publicKey.isPresent() && this.certificate.isPresent();
	}

}
