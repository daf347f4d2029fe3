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

package io.github.payscore.client.download;

import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.util.Assert;

import io.github.payscore.verification.VerificationException;

/**
 * A file that WeChat Pay gives in an answer of which the bytes are not signed. What
 * proves the file is its SHA-1, which itself must come from WeChat Pay: either it was
 * part of an answer that is verified, or the signature of the file's own answer covers
 * it. Immutable.
 * <p>
 * The hash is that of the content; a file that comes compressed by gzip is decompressed.
 *
 * @author PayScore for Spring Boot contributors
 * @since 0.1.0
 * @see <a href="https://pay.weixin.qq.com/doc/v3/merchant/4013071238">Download a bill</a>
 */
public final class FileDownload {

	private static final Pattern SHA1 = Pattern.compile("[0-9a-fA-F]{40}");

	private final String location;

	private final List<Object> uriVariables;

	private final boolean link;

	private final @Nullable String sha1;

	private final @Nullable String sha1Header;

	private FileDownload(String location, List<Object> uriVariables, boolean link, @Nullable String sha1,
			@Nullable String sha1Header) {
		this.location = location;
		this.uriVariables = uriVariables;
		this.link = link;
		this.sha1 = sha1;
		this.sha1Header = sha1Header;
	}

	/**
	 * Return a file that a verified answer names the address and the hash of.
	 * @param url the address, as it is in that answer. Its path and query are requested,
	 * byte for byte, from the base URL of the client: its host is not used, because
	 * requests are signed for the configured hosts only
	 * @param sha1 the SHA-1 of the file in that answer, 40 hexadecimal digits
	 * @return the file
	 * @throws IllegalArgumentException if the address is no URL with a path, or the hash
	 * malformed
	 */
	public static FileDownload ofLink(String url, String sha1) {
		Assert.notNull(url, "'url' must not be null");
		Assert.isTrue(sha1 != null && SHA1.matcher(sha1).matches(), "'sha1' must have 40 hexadecimal digits");
		return new FileDownload(pathAndQuery(url), List.of(), true, sha1.toLowerCase(Locale.ROOT), null);
	}

	/**
	 * Return a file whose answer has its hash in a header, and a signature that covers
	 * the JSON text <code>{"sha1":"…"}</code> with this hash in the place of the body.
	 * @param sha1Header the name of the header
	 * @param uriTemplate the path and query, with variables for values
	 * @param uriVariables the values of the variables, in their order in the template
	 * @return the file
	 */
	public static FileDownload ofSignedSha1(String sha1Header, String uriTemplate, Object... uriVariables) {
		Assert.hasText(sha1Header, "'sha1Header' must not be empty");
		Assert.hasText(uriTemplate, "'uriTemplate' must not be empty");
		return new FileDownload(uriTemplate, List.of(uriVariables), false, null, sha1Header);
	}

	private static String pathAndQuery(String url) {
		URI uri = parse(url);
		Assert.isTrue(
				uri != null && uri.getRawAuthority() != null && uri.getRawUserInfo() == null
						&& uri.getRawFragment() == null,
				"'url' must be the complete URL of a file, without user information and fragment");
		String path = uri.getRawPath();
		Assert.isTrue(path.startsWith("/") && !path.startsWith("//"),
				"'url' must have a path that starts with one '/'");
		return (uri.getRawQuery() != null) ? path + '?' + uri.getRawQuery() : path;
	}

	private static @Nullable URI parse(String url) {
		try {
			return new URI(url);
		}
		catch (URISyntaxException ex) {
			return null;
		}
	}

	/**
	 * Return whether the location is to be requested as it is.
	 * @return {@code false} if it is a template
	 */
	public boolean isLink() {
		return this.link;
	}

	/**
	 * Return the location of the file.
	 * @return the path and query, or a template of them
	 */
	public String location() {
		return this.location;
	}

	/**
	 * Return the location of the file, as messages may name it.
	 * @return the location without the values in its query
	 */
	public String locationWithoutValues() {
		return this.link ? this.location.replaceFirst("\\?.*", "") : this.location;
	}

	/**
	 * Return the values of the variables in the template.
	 * @return the values
	 */
	public List<Object> uriVariables() {
		return this.uriVariables;
	}

	/**
	 * Return whether the hash is in the answer that brings the file, which has to be
	 * verified then.
	 * @return {@code false} if the hash is known before
	 */
	public boolean hasSignedSha1() {
		return this.sha1Header != null;
	}

	/**
	 * Return the hash that proves the file.
	 * @param headers the headers of the answer that brings the file
	 * @return the SHA-1, 40 hexadecimal digits in lower case
	 * @throws VerificationException if it should be in the headers and is not
	 */
	public String sha1(HttpHeaders headers) {
		return (this.sha1 != null) ? this.sha1 : header(headers).toLowerCase(Locale.ROOT);
	}

	/**
	 * Return what the signature covers in the place of the body.
	 * @param headers the headers of the answer that brings the file
	 * @return the bytes of a JSON text
	 * @throws VerificationException if the hash is not in the headers
	 */
	public byte[] signedText(HttpHeaders headers) {
		return "{\"sha1\":\"%s\"}".formatted(header(headers)).getBytes(StandardCharsets.UTF_8);
	}

	private String header(HttpHeaders headers) {
		List<String> values = (this.sha1Header != null) ? headers.getOrEmpty(this.sha1Header) : List.of();
		if (values.size() != 1 || !SHA1.matcher(values.get(0)).matches()) {
			throw new VerificationException("the header %s is not there once, with a SHA-1".formatted(this.sha1Header));
		}
		return values.get(0);
	}

	/**
	 * Return where the file is, without the values that its address has.
	 */
	@Override
	public String toString() {
		return "FileDownload [" + locationWithoutValues() + "]";
	}

}
