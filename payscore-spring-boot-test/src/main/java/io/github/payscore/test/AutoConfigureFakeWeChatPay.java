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
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Annotation for a Spring test class whose application context shall talk to a
 * {@link FakeWeChatPay}: one is started per context, its {@code wechatpay.*} properties
 * take precedence over those of the application and the environment (but not over
 * properties that the test sets itself), and it can be injected.
 *
 * <pre class="code">
 * &#64;SpringBootTest
 * &#64;AutoConfigureFakeWeChatPay
 * class OrderTests {
 *
 *     &#64;Autowired
 *     FakeWeChatPay fake;
 * </pre>
 * <p>
 * After each test its orders, misbehaviours and recorded requests are forgotten. It is
 * closed with the context.
 *
 * @author PayScore for Spring Boot contributors
 * @since 0.1.0
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Documented
@Inherited
public @interface AutoConfigureFakeWeChatPay {

	/**
	 * Return the kinds of WeChat Pay's key.
	 * @return the kinds of key
	 */
	PlatformKeyKind keyKind() default PlatformKeyKind.PUBLIC_KEY;

	/**
	 * Return what the merchant is for WeChat Pay.
	 * @return the mode
	 */
	FakeMode mode() default FakeMode.OVERSEA_PARTNER;

	/**
	 * Return more merchants of the fake, beside the one of the other attributes, which is
	 * called {@code default}. The properties of each are set as
	 * {@code wechatpay.merchants.<name>.*}.
	 * @return the merchants
	 * @see FakeWeChatPay#merchant(String)
	 */
	FakeMerchant[] merchants() default {};

}
