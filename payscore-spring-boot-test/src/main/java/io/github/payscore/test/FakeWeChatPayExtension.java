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

package io.github.payscore.test;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * JUnit Jupiter extension that runs a {@link FakeWeChatPay} for a test class.
 *
 * <pre class="code">
 * &#64;ExtendWith(FakeWeChatPayExtension.class)
 * class OrderTests {
 *
 *     &#64;Test
 *     void completes(FakeWeChatPay fake) {
 * </pre>
 * <p>
 * As a {@code static} {@code @RegisterExtension} field it can be given a builder, and
 * {@link #fake()} is available to {@code @DynamicPropertySource} methods as well.
 * <p>
 * The fake starts once per class and is closed after it; nested classes share it. After
 * each test its orders, misbehaviours and recorded requests are forgotten.
 *
 * @author PayScore for Spring Boot contributors
 * @since 0.1.0
 */
public final class FakeWeChatPayExtension
		implements BeforeAllCallback, BeforeEachCallback, AfterEachCallback, ParameterResolver {

	private final Namespace namespace = Namespace.create(FakeWeChatPayExtension.class, this);

	private final FakeWeChatPay.Builder builder;

	private volatile @Nullable FakeWeChatPay fake;

	/**
	 * Create an extension that runs a fake with the defaults.
	 */
	public FakeWeChatPayExtension() {
		this(FakeWeChatPay.builder());
	}

	/**
	 * Create an extension that runs the given fake.
	 * @param builder the builder of the fake
	 */
	public FakeWeChatPayExtension(FakeWeChatPay.Builder builder) {
		this.builder = builder;
	}

	/**
	 * Return the fake.
	 * @return the running fake
	 * @throws IllegalStateException if the test class has not started yet
	 */
	public FakeWeChatPay fake() {
		FakeWeChatPay running = this.fake;
		if (running == null) {
			throw new IllegalStateException(
					"FakeWeChatPay is not running yet: register the extension with a static field, or ask in a test");
		}
		return running;
	}

	@Override
	public void beforeAll(ExtensionContext context) {
		running(context);
	}

	@Override
	public void beforeEach(ExtensionContext context) {
		running(context);
	}

	@Override
	public void afterEach(ExtensionContext context) {
		running(context).reset();
	}

	@Override
	public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
		return parameter.getParameter().getType() == FakeWeChatPay.class;
	}

	@Override
	public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
		return running(context);
	}

	private FakeWeChatPay running(ExtensionContext context) {
		// The store closes the fake together with the context that started it.
		FakeWeChatPay running = context.getStore(this.namespace)
			.computeIfAbsent(FakeWeChatPay.class, (key) -> this.builder.start(), FakeWeChatPay.class);
		this.fake = running;
		return running;
	}

}
