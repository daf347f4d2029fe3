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

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;

import io.github.payscore.signature.TestKeys;
import io.github.payscore.test.FakeWeChatPay;

/**
 * The {@code wechatpay} properties of a test.
 *
 * @author PayScore for Spring Boot contributors
 */
public final class TestProperties {

	private final Map<String, String> values = new LinkedHashMap<>();

	private TestProperties() {
	}

	/**
	 * Return properties that an application starts with.
	 * @return the properties
	 */
	public static TestProperties valid() {
		return new TestProperties().with("mchid", TestKeys.MCHID)
			.with("serial", TestKeys.MERCHANT_SERIAL)
			.with("private-key-path", "classpath:keys/merchant-pkcs8.pem")
			.with("platform-public-key-id", TestKeys.PUBLIC_KEY_ID)
			.with("platform-public-key-path", "classpath:keys/platform-public.pem");
	}

	/**
	 * Return the properties that point an application at a fake.
	 * @param fake the fake
	 * @return the properties
	 */
	public static TestProperties of(FakeWeChatPay fake) {
		TestProperties properties = new TestProperties();
		properties.values.putAll(fake.properties());
		return properties;
	}

	public TestProperties with(String name, String value) {
		this.values.put("wechatpay." + name, value);
		return this;
	}

	public String get(String name) {
		return Objects.requireNonNull(this.values.get("wechatpay." + name));
	}

	public TestProperties without(String name) {
		this.values.remove("wechatpay." + name);
		return this;
	}

	/**
	 * Remove a merchant.
	 * @param name its name
	 * @return these properties
	 */
	public TestProperties withoutMerchant(String name) {
		this.values.keySet().removeIf((property) -> property.startsWith("wechatpay.merchants." + name + "."));
		return this;
	}

	public String[] toPairs() {
		return this.values.entrySet()
			.stream()
			.map((entry) -> entry.getKey() + "=" + entry.getValue())
			.toArray(String[]::new);
	}

	public String[] toArguments() {
		return this.values.entrySet()
			.stream()
			.map((entry) -> "--" + entry.getKey() + "=" + entry.getValue())
			.toArray(String[]::new);
	}

}
