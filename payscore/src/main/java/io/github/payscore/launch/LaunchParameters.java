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

package io.github.payscore.launch;

import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

import com.fasterxml.jackson.annotation.JsonProperty;
import org.springframework.util.Assert;
import org.springframework.web.util.UriUtils;

/**
 * What a mini program, a page or an app passes to WeChat to open a page on an order. As
 * JSON it has all of {@code businessType}, {@code extraData}, {@code queryString},
 * {@code query} and {@code extInfo}, so that each of them finds what it needs under the
 * name that WeChat gives it. Immutable and thread-safe.
 *
 * @author PayScore for Spring Boot contributors
 * @param businessType which page: {@link #CONFIRM}, {@link #DETAIL} or
 * {@link #PERMISSION}
 * @param extraData the parameters by name, as a mini program passes them to
 * {@code wx.openBusinessView}
 * @since 0.1.0
 * @see <a href="https://pay.weixin.qq.com/doc/v3/merchant/4012587949">Open the page in a
 * mini program</a>
 * @see <a href="https://pay.weixin.qq.com/doc/v3/merchant/4012587945">Open the page in a
 * web page</a>
 * @see <a href="https://pay.weixin.qq.com/doc/v3/merchant/4012587909">Open the page in an
 * app</a>
 */
public record LaunchParameters(@JsonProperty("businessType") String businessType,
		@JsonProperty("extraData") Map<String, String> extraData) {

	/**
	 * The page where the user confirms an order.
	 */
	public static final String CONFIRM = "wxpayScoreUse";

	/**
	 * The page that shows an order to the user, and where the user can pay for it.
	 */
	public static final String DETAIL = "wxpayScoreDetail";

	/**
	 * The page where the user permits a merchant to use the service.
	 */
	public static final String PERMISSION = "wxpayScoreEnable";

	private static final String RELEASED_MINI_PROGRAM = "{\"miniProgramType\":0}";

	/**
	 * Create parameters.
	 * @param businessType which page
	 * @param extraData the parameters by name, not encoded
	 */
	public LaunchParameters {
		Assert.hasText(businessType, "'businessType' must not be empty");
		Assert.notNull(extraData, "'extraData' must not be null");
		extraData = Collections.unmodifiableMap(new LinkedHashMap<>(extraData));
	}

	/**
	 * Return the parameters as a page passes them to {@code openBusinessView} of the
	 * JS-SDK.
	 * @return {@code name=value&name=value}, with values that are percent-encoded
	 */
	@JsonProperty("queryString")
	public String queryString() {
		return this.extraData.entrySet()
			.stream()
			.map((parameter) -> parameter.getKey() + "="
					+ UriUtils.encode(parameter.getValue(), StandardCharsets.UTF_8))
			.collect(Collectors.joining("&"));
	}

	/**
	 * Return the parameters as an app passes them to the openSDK of Android, iOS or
	 * HarmonyOS.
	 * @return the same text as {@link #queryString()}
	 */
	@JsonProperty("query")
	public String query() {
		return queryString();
	}

	/**
	 * Return what an app passes to the openSDK beside {@link #query()}.
	 * @return what asks for the released version of WeChat's mini program, the only one
	 * that there is
	 */
	@JsonProperty("extInfo")
	public String extInfo() {
		return RELEASED_MINI_PROGRAM;
	}

	/**
	 * Return which page it is, without the parameters: who has them can open it.
	 */
	@Override
	public String toString() {
		return "LaunchParameters [businessType=" + this.businessType + "]";
	}

}
