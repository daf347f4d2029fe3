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

package io.github.payscore.benchmarks.startup;

import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * What is started.
 *
 * @author PayScore for Spring Boot contributors
 */
enum Application {

	/**
	 * Boot and {@code WebClient}, nothing of ours.
	 */
	EMPTY("empty application", ClassPath.EMPTY, null),

	/**
	 * With a key that the JDK reads.
	 */
	PKCS8("with the starter, PKCS#8", ClassPath.STARTER, KeyFile.PKCS8),

	/**
	 * With a key in the older format.
	 */
	PKCS1("with the starter, PKCS#1", ClassPath.STARTER, KeyFile.PKCS1),

	/**
	 * With a fast provider.
	 */
	ACCP("with the starter and ACCP, PKCS#8", ClassPath.STARTER_AND_ACCP, KeyFile.PKCS8);

	private final String reportName;

	private final ClassPath classPath;

	private final @Nullable KeyFile privateKey;

	Application(String reportName, ClassPath classPath, @Nullable KeyFile privateKey) {
		this.reportName = reportName;
		this.classPath = classPath;
		this.privateKey = privateKey;
	}

	String reportName() {
		return this.reportName;
	}

	ClassPath classPath() {
		return this.classPath;
	}

	List<String> arguments(KeyFiles keyFiles) {
		List<String> arguments = new ArrayList<>();
		arguments.add("--spring.main.web-application-type=none");
		arguments.add("--spring.main.banner-mode=off");
		if (this.privateKey != null) {
			arguments.add("--wechatpay.mchid=1230000109");
			arguments.add("--wechatpay.serial=5157F09EFDC096DE15EBE81A47057A7232F1B8E1");
			arguments.add("--wechatpay.private-key-path=file:" + keyFiles.path(this.privateKey));
			arguments.add("--wechatpay.platform-public-key-id=PUB_KEY_ID_0112300001092024101100397200000006");
			arguments.add("--wechatpay.platform-public-key-path=file:" + keyFiles.path(KeyFile.PLATFORM_PUBLIC_KEY));
		}
		return arguments;
	}

}
