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

/**
 * A local WeChat Pay to develop against: FakeWeChatPay on a fixed port, with keys that
 * stay and a page on which one is the user and the operator.
 * {@link io.github.payscore.local.LocalWeChatPayApplication} is the program,
 * {@link io.github.payscore.local.LocalWeChatPay} what it runs.
 * <p>
 * The packages below know each other one way:
 *
 * <pre>
 * (root) → page, command → web, view → credentials
 * </pre>
 * <ul>
 * <li>{@code credentials}: keys that stay in a folder, and the files that tell
 * applications of them;</li>
 * <li>{@code view}: the merchants, and what is to be seen of them; alone in knowing where
 * the fake keeps what;</li>
 * <li>{@code web}: Spring MVC on a loopback port, in a context of its own;</li>
 * <li>{@code command}: the commands for scripts;</li>
 * <li>{@code page}: the page.</li>
 * </ul>
 * Neither {@code page} nor {@code command} knows the other one. All but the root are
 * internal.
 */
@NullMarked
package io.github.payscore.local;

import org.jspecify.annotations.NullMarked;
