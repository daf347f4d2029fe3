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

import java.io.File;
import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.util.Arrays;
import java.util.regex.Pattern;

/**
 * The class path of the tests without some libraries, or with further ones. Unlike a
 * filter, it also hides them from the library itself.
 *
 * @author PayScore for Spring Boot contributors
 */
final class IsolatedClassPath {

	private final Pattern excluded;

	private final String added;

	private IsolatedClassPath(String excluded, String added) {
		this.excluded = Pattern.compile(excluded);
		this.added = added;
	}

	static IsolatedClassPath without(String jarPattern) {
		return new IsolatedClassPath(jarPattern, "");
	}

	/**
	 * Return a class path with libraries that other tests must not see. An IDE may have
	 * them on its class path anyway.
	 * @param property the system property that lists their files
	 * @return the class path
	 */
	static IsolatedClassPath with(String property) {
		return new IsolatedClassPath("", System.getProperty(property, ""));
	}

	String call(Class<?> type, String method, String... arguments) throws Exception {
		Thread thread = Thread.currentThread();
		ClassLoader original = thread.getContextClassLoader();
		try (URLClassLoader classLoader = createClassLoader()) {
			thread.setContextClassLoader(classLoader);
			return (String) classLoader.loadClass(type.getName())
				.getMethod(method, String[].class)
				.invoke(null, (Object) arguments);
		}
		catch (InvocationTargetException ex) {
			throw new IllegalStateException(ex.getCause());
		}
		finally {
			thread.setContextClassLoader(original);
		}
	}

	private URLClassLoader createClassLoader() throws IOException {
		String classPath = System.getProperty("java.class.path") + File.pathSeparator + this.added;
		URL[] urls = Arrays.stream(classPath.split(File.pathSeparator))
			.map(File::new)
			.filter((file) -> !this.excluded.matcher(file.getName()).matches())
			.map(IsolatedClassPath::toUrl)
			.toArray(URL[]::new);
		return new URLClassLoader(urls, ClassLoader.getPlatformClassLoader());
	}

	private static URL toUrl(File file) {
		try {
			return file.toURI().toURL();
		}
		catch (MalformedURLException ex) {
			throw new IllegalArgumentException(ex);
		}
	}

}
