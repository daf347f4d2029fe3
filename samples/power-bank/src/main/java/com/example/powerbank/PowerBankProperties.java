package com.example.powerbank;

import java.util.List;

import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * Settings of the application. Only a local WeChat Pay has a launch URL, which opens
 * WeChat's pages; otherwise the mini program opens them.
 */
@ConfigurationProperties("power-bank")
record PowerBankProperties(String notifyUrl, String launchUrl, List<String> stations) {

}
