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

package io.github.payscore.outbox;

/**
 * Finds the operations of a merchant by its name. Thread-safe.
 *
 * @author PayScore for Spring Boot contributors
 * @since 0.1.0
 */
@FunctionalInterface
public interface OutboxMerchants {

	/**
	 * Return the operations of a merchant.
	 * @param name the name; {@link PayScoreOutbox#DEFAULT_MERCHANT} for calls that name
	 * none
	 * @return the operations
	 * @throws RuntimeException if there is no such merchant. Calls that wait go on
	 * waiting, because another process may know it
	 */
	OutboxMerchant get(String name);

}
