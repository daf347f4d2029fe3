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

import java.io.IOException;
import java.nio.file.Path;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.io.ApplicationResourceLoader;
import org.springframework.core.io.Resource;
import org.springframework.core.io.ResourceLoader;

import io.github.payscore.signature.PastedText;

/**
 * Reads the files that properties name.
 *
 * @author PayScore for Spring Boot contributors
 * @since 0.1.0
 */
public final class KeyFiles {

	private static final String BASE64 = "base64:";

	private static final String CLASSPATH = "classpath:";

	/**
	 * Longer than the name of a file or folder usually is, shorter than any key.
	 */
	private static final Pattern LONG_BASE64 = Pattern.compile("[0-9A-Za-z+/=_-]{100}");

	private final ResourceLoader resourceLoader;

	/**
	 * Create a new reader of files.
	 * @param resourceLoader what knows the locations
	 */
	public KeyFiles(ResourceLoader resourceLoader) {
		this.resourceLoader = ApplicationResourceLoader.get(resourceLoader, true);
	}

	/**
	 * Read a file.
	 * @param property the name of the property that gives the location
	 * @param location the location
	 * @return the content
	 * @throws InvalidWeChatPayConfigurationException if it cannot be read
	 */
	public byte[] read(String property, String location) {
		if (location.contains("-----BEGIN")) {
			throw notLocation(property);
		}
		try {
			return getResource(property, withoutLineBreaks(location)).getContentAsByteArray();
		}
		catch (IOException ex) {
			throw InvalidWeChatPayConfigurationException.ofProperty(property,
					"%s cannot be read (%s).".formatted(describe(location), ex.getClass().getSimpleName()),
					"Check that the file is there, and that this process may read it.", null);
		}
	}

	/**
	 * Return the file that a location names, if it is one that may be written while the
	 * application runs.
	 * @param location the location
	 * @return the path, or {@code null} if it names something else
	 */
	public @Nullable Path path(String location) {
		if (location.contains("-----BEGIN") || location.startsWith(BASE64) || location.startsWith(CLASSPATH)) {
			return null;
		}
		try {
			Resource resource = this.resourceLoader.getResource(location);
			return resource.isFile() ? resource.getFile().toPath().toAbsolutePath() : null;
		}
		catch (IOException | IllegalArgumentException ex) {
			return null;
		}
	}

	// The command base64 makes some, and folded YAML blanks of them.
	private static String withoutLineBreaks(String location) {
		return location.startsWith(BASE64) ? PastedText.remove(location) : location;
	}

	private Resource getResource(String property, String location) {
		try {
			Resource resource = this.resourceLoader.getResource(location);
			if (resource.exists()) {
				return resource;
			}
		}
		catch (IllegalArgumentException ex) {
			throw InvalidWeChatPayConfigurationException.ofProperty(property, "What follows 'base64:' is no Base64.",
					"Encode the file without line breaks, for example with 'base64 -w0 apiclient_key.pem'.", null);
		}
		if (!location.startsWith(BASE64) && LONG_BASE64.matcher(location).find()) {
			throw notLocation(property);
		}
		throw InvalidWeChatPayConfigurationException.ofProperty(property,
				"%s does not exist.".formatted(describe(location)),
				"Give the location of an existing file, with 'file:' or 'classpath:' before it.", null);
	}

	// Does not repeat what it found, because that may be a private key.
	private static InvalidWeChatPayConfigurationException notLocation(String property) {
		return InvalidWeChatPayConfigurationException.ofProperty(property,
				"It holds the content of a file and not its location.",
				"Give the location of a file, or 'base64:' followed by the file in Base64.", null);
	}

	// What stands behind {@code base64:} is the key itself.
	private static String describe(String location) {
		return location.startsWith(BASE64) ? "'base64:…'" : "'" + location + "'";
	}

}
