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

import java.lang.annotation.Documented;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * One more merchant of the {@link FakeWeChatPay} of a Spring test class, with keys and
 * numbers of its own.
 *
 * <pre class="code">
 * &#64;AutoConfigureFakeWeChatPay(merchants = { &#64;FakeMerchant(name = "hk"),
 *         &#64;FakeMerchant(name = "shop", mode = FakeMode.DIRECT) })
 * </pre>
 *
 * @author PayScore for Spring Boot contributors
 * @since 0.1.0
 * @see AutoConfigureFakeWeChatPay#merchants()
 */
@Target({})
@Retention(RetentionPolicy.RUNTIME)
@Documented
public @interface FakeMerchant {

	/**
	 * Return the name, as in {@code wechatpay.merchants.<name>.*}.
	 * @return the name, another one than {@code default}
	 */
	String name();

	/**
	 * Return what the merchant is for WeChat Pay.
	 * @return the mode
	 */
	FakeMode mode() default FakeMode.OVERSEA_PARTNER;

	/**
	 * Return the kinds of WeChat Pay's key.
	 * @return the kinds of key
	 */
	PlatformKeyKind keyKind() default PlatformKeyKind.PUBLIC_KEY;

	/**
	 * Return the merchant number. Names with the same one are one merchant for WeChat
	 * Pay; mode and kinds of key must be the same then.
	 * @return the {@code mchid}, or nothing for one of its own
	 */
	String mchid() default "";

}
