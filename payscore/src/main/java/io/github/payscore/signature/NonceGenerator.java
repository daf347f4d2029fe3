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

/**
 * Source of the random text that makes every request unique. Implementations must be
 * thread-safe and unpredictable.
 *
 * @author PayScore for Spring Boot contributors
 * @since 0.1.0
 * @see SecureRandomNonceGenerator
 */
@FunctionalInterface
public interface NonceGenerator {

	/**
	 * Return a text that was not returned before.
	 * @return 1 to 32 letters and digits of ASCII
	 */
	String generate();

}
