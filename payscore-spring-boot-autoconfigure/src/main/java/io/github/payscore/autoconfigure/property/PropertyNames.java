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

package io.github.payscore.autoconfigure.property;

import java.util.regex.Pattern;

import org.springframework.boot.context.properties.bind.DataObjectPropertyName;

import io.github.payscore.InvalidSettingException;

/**
 * What the properties of a merchant are called in the application. The library knows
 * settings by the names of its arguments; only this knows the prefix that they were bound
 * from.
 *
 * @param prefix what comes before the names of all properties, without the last dot
 * @author PayScore for Spring Boot contributors
 * @since 0.1.0
 */
public record PropertyNames(String prefix) {

	/**
	 * A name that needs no brackets as a part of the name of a property.
	 */
	private static final Pattern USUAL = Pattern.compile("[0-9A-Za-z-]+");

	/**
	 * Those of the merchant of the top-level properties.
	 */
	public static final PropertyNames DEFAULT = new PropertyNames("wechatpay");

	/**
	 * Name the property that a setting comes from.
	 * @param setting the setting, such as {@code baseUrl} or {@code base-url}
	 * @return the name of the property
	 */
	public String of(String setting) {
		return this.prefix + "." + DataObjectPropertyName.toDashedForm(setting);
	}

	/**
	 * Name the properties of a group.
	 * @param group the group, such as {@code retry}
	 * @return the names of its properties
	 */
	public PropertyNames within(String group) {
		return new PropertyNames(of(group));
	}

	/**
	 * Name the properties of a further merchant.
	 * @param merchant the name of the merchant
	 * @return the names of its properties
	 */
	public PropertyNames ofMerchant(String merchant) {
		String merchants = of("merchants");
		return new PropertyNames(USUAL.matcher(merchant).matches() ? merchants + "." + merchant
				: "%s[%s]".formatted(merchants, merchant));
	}

	/**
	 * Mention the property that a setting comes from in a sentence.
	 * @param setting the setting
	 * @return the words
	 */
	public String mention(String setting) {
		return "the property '%s'".formatted(of(setting));
	}

	/**
	 * Say which property is wrong when the library says which setting is.
	 * @param ex what the library says
	 * @param subject what people call the value
	 * @param action what to do
	 * @return the exception to throw
	 */
	public InvalidWeChatPayConfigurationException invalid(InvalidSettingException ex, String subject, String action) {
		return InvalidWeChatPayConfigurationException.ofProperty(of(ex.getSetting()),
				"%s %s.".formatted(subject, ex.getProblem()), action, null);
	}

}
