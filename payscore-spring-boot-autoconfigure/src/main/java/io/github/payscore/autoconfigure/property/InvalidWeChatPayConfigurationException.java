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

import java.util.Set;

import org.jspecify.annotations.Nullable;

/**
 * A {@code wechatpay} property is missing or wrong, or a bean is that the library was
 * given. Never holds the value of a secret.
 *
 * @author PayScore for Spring Boot contributors
 * @since 0.1.0
 */
public final class InvalidWeChatPayConfigurationException extends RuntimeException {

	private final @Nullable Property property;

	private final String description;

	private final String action;

	private InvalidWeChatPayConfigurationException(String property, String problem, String action,
			@Nullable Throwable cause) {
		this("The property '%s' cannot be used: %s".formatted(property, problem), action, cause,
				new Property(property, problem));
	}

	private InvalidWeChatPayConfigurationException(String description, String action, @Nullable Throwable cause,
			@Nullable Property property) {
		super(description + " " + action, cause);
		this.property = property;
		this.description = description;
		this.action = action;
	}

	/**
	 * Create an exception whose description and action are shown when the application
	 * does not start.
	 * @param description what is wrong, with the name of the property or bean
	 * @param action what to do
	 * @return the exception
	 */
	public static InvalidWeChatPayConfigurationException of(String description, String action) {
		return new InvalidWeChatPayConfigurationException(description, action, (Throwable) null, null);
	}

	/**
	 * Create an exception about a single property.
	 * @param property the name of the property
	 * @param problem what is wrong with it, a sentence
	 * @param action what to do
	 * @param cause the cause, or {@code null}
	 * @return the exception
	 */
	public static InvalidWeChatPayConfigurationException ofProperty(String property, String problem, String action,
			@Nullable Throwable cause) {
		return new InvalidWeChatPayConfigurationException(property, problem, action, cause);
	}

	/**
	 * Say that it may not be a property that is wrong, but what took its place.
	 * @param source what outranks properties
	 * @param outranked the names of the properties that it outranks
	 * @return the exception to throw
	 */
	public InvalidWeChatPayConfigurationException outrankedBy(String source, Set<String> outranked) {
		if (this.property == null) {
			return new InvalidWeChatPayConfigurationException(this.description,
					"%s Note that the %s outrank %s.".formatted(this.action, source, String.join(", ", outranked)),
					getCause(), null);
		}
		if (!outranked.contains(this.property.name())) {
			return this;
		}
		return new InvalidWeChatPayConfigurationException(
				"What the %s give for '%s' cannot be used: %s".formatted(source, this.property.name(),
						this.property.problem()),
				this.action + " What they give outranks the property.", getCause(), this.property);
	}

	/**
	 * Return what is wrong.
	 * @return the description
	 */
	public String getDescription() {
		return this.description;
	}

	/**
	 * Return what to do.
	 * @return the action
	 */
	public String getAction() {
		return this.action;
	}

	private record Property(String name, String problem) {
	}

}
