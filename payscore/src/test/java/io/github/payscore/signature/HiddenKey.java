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

import java.security.PrivateKey;

import org.jspecify.annotations.Nullable;

/**
 * A key that shows no modulus, such as one in a hardware module, and for which no
 * provider is registered.
 *
 * @author PayScore for Spring Boot contributors
 */
final class HiddenKey implements PrivateKey {

	@Override
	public String getAlgorithm() {
		return "RSA";
	}

	@Override
	public @Nullable String getFormat() {
		return null;
	}

	@Override
	public byte @Nullable [] getEncoded() {
		return null;
	}

}
